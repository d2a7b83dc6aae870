"""Drafts that nobody goes on with do not stay: what was staged is emptied after some days."""

from datetime import timedelta

from django.utils import timezone

from jiyao.foundation.access.doors import reference
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting

KEPT = timedelta(days=14)
DRAFTS = (Ledger.State.UPLOADED, Ledger.State.ARRANGED, Ledger.State.CHECKED)


def go_on() -> bool:
    """Give up one draft that was uploaded too long ago; return whether there was one."""
    old = {"state__in": DRAFTS, "uploaded_at__lt": timezone.now() - KEPT}
    with writing_scope():
        found = Ledger.objects.filter(**old).order_by("pk").first()
    if found is None:
        return False
    with acting("imports") as act:
        ledger = Ledger.objects.select_for_update(of=("self",)).filter(**old).get(pk=found.pk)
        ledger.finish(act.recorded_at, Ledger.State.DISCARDED)
        act.record("imports.ledger.expired", Outcome.DONE, **reference(ledger))
    return True
