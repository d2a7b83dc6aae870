"""Screening beside the server what could not be screened at once: `jiyao tick` calls `go_on`.

Reading takes seconds and holds no lock; only what was found is written in an act. Newest versions
under way are screened again when the rules have changed (PUB-05).
"""

from django.utils import timezone

from jiyao.domains.release.models import VersionFile
from jiyao.domains.release.screening.asking import PATIENTLY, Screened, unanswered
from jiyao.domains.release.screening.keeping import keep
from jiyao.domains.release.screening.rulebook import Rulebook, rulebook_at
from jiyao.foundation.access.doors import reference
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file

WORKER, SCREENED = "screening", "release.file.screened"


def go_on() -> bool:
    """Screen one file that waits for it, and return whether there was one."""
    with writing_scope():
        rules = rulebook_at(timezone.now())
        file = VersionFile.objects.to_screen(rules.version).order_by("pk").first()
        if file is None:
            return False
        stored = StoredFile.objects.select_related("attachment", "label").get(
            attachment=file.attachment_id
        )
    screened = _read(stored, rules)
    with acting(WORKER) as act:
        file = VersionFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        keep(file, screened, act.recorded_at)
        act.record(SCREENED, Outcome.DONE, clauses=("PUB-05",), **reference(file))
    return True


def _read(stored: StoredFile, rules: Rulebook) -> Screened:
    try:
        clear = open_file(stored)
    except Refused:
        return unanswered(rules.version)
    return rules.screen(clear, stored.name, PATIENTLY) or unanswered(rules.version)
