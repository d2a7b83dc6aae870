"""Notebooks: issued with number and pages, counted page by page, given back (DOC-21).

A notebook is a copy like any other: it is given back by `carriers.copy.returned`, handed over on
leaving, reported missing and destroyed as they are.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    CarrierKind,
    Copy,
    Leg,
    Move,
    Notebook,
    NotebookCount,
    OwnItem,
)
from jiyao.domains.carriers.procedures.damaging import note_damage
from jiyao.domains.carriers.procedures.entering import enter_own
from jiyao.domains.carriers.procedures.interim import open_to
from jiyao.domains.carriers.procedures.legs import COUNT_NOTEBOOK, hand_out
from jiyao.domains.carriers.rules import notebooks as rules
from jiyao.domains.carriers.settings import NOTEBOOK_DAYS
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF, HAND_OVER


@procedure(
    "carriers.notebook.issued",
    _("发放保密本"),
    by=KEEPER,
    cites=("DOC-21",),
    rules=(rules.user_is_cleared,),
    signature=HAND_OVER,
)
def issue(*, level: Level, size: str, pages: int, to: Person, by: Person, at: datetime) -> Notebook:
    """Give a person a numbered notebook for notes up to a level; it is on the books from now on."""
    own = enter_own(
        Label.objects.create(level=level),
        OwnItem.Origin.NOTEBOOK,
        by,
        at,
        copies=1,
        kind_of=CarrierKind.objects.get(code="notebook"),
        code_title=_now("保密本"),
        amount=pages,
    )
    open_to(own.label, [to.pk], by, at)
    copy, due = own.document.copies.get(), next_count(at)
    leg = hand_out(copy, Move.ISSUED, to, at, due, owes="", kind_of=Leg.Kind.NOTEBOOK)
    notebook: Notebook = Notebook.objects.create(
        leg=leg, label_id=copy.label_id, size=size, issued_at=at, issued_by=by
    )
    open_duty(COUNT_NOTEBOOK, notebook, to, at, due)
    return notebook


@procedure(
    "carriers.notebook.counted",
    _("清点保密本"),
    by=KEEPER,
    cites=("DOC-21",),
    rules=(rules.notebook_is_in_use, rules.notebook_is_not_missing, rules.no_more_than_it_has),
    signature=BY_SELF,
    locks=lambda notebook, fields: Copy.objects.filter(legs__notebook=notebook).locked(),
)
def count(notebook: Notebook, *, counted: int, by: Person, at: datetime) -> NotebookCount:
    """Count the pages; what lacks since the last count is a finding. The holder keeps it."""
    leg = notebook.leg
    copy = leg.copy
    leg.due_at = copy.due_at = next_count(at)
    leg.save()
    copy.save()
    close_duties(COUNT_NOTEBOOK, notebook, at)
    open_duty(COUNT_NOTEBOOK, notebook, leg.reader, at, leg.due_at)
    found: NotebookCount = NotebookCount.objects.create(
        notebook=notebook,
        label_id=notebook.label_id,
        at=at,
        by=by,
        damage=note_damage(copy, str(leg.reader), _lacking(notebook, counted), by, at),
        counted=counted,
    )
    return found


def _lacking(notebook: Notebook, counted: int) -> str:
    expected = notebook.last_counted
    if counted >= expected:
        return ""
    words = _now("缺 %(lacking)d 页，应有 %(pages)d 页")
    return words % {"lacking": expected - counted, "pages": expected}


def next_count(at: datetime) -> datetime:
    """Return when a notebook that is issued or counted at `at` is to be counted next."""
    return at_closing(timezone.localdate(at) + timedelta(days=NOTEBOOK_DAYS.at(at)))
