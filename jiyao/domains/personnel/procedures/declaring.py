"""The declaration of what a leaver knows: drawn up from the trail, signed, reviewed (PER-16)."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, Min
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import KnownSecret, Leaving, LeavingStep
from jiyao.domains.personnel.rules import leaving as rules
from jiyao.domains.personnel.rules import steps
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.trail.models import Entry, Outcome

CLOSED_MATTER = str(_("专案内事项，编号从略"))


@procedure(
    "personnel.leaving.declared",
    _("申报所知秘密"),
    by=STAFF,
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.leaver_does_it_himself,
        steps.secrets_are_to_be_declared,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def declare(leaving: Leaving, *, besides: str, by: Person, at: datetime) -> LeavingStep:
    """Declare, with one's own PIN, that the list is complete but for `besides` (numbers only)."""
    return leaving.note(LeavingStep.What.DECLARED, by, at, besides)


@procedure(
    "personnel.leaving.reviewed",
    _("审查所知秘密申报"),
    by=SECRECY_OFFICE,
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.nobody_sees_to_his_own_leaving,
        steps.declaration_is_to_be_reviewed,
    ),
    signature=BY_SELF,
)
def review_declaration(leaving: Leaving, *, opinion: str, by: Person, at: datetime) -> LeavingStep:
    """Review a leaver's declaration, with one's own PIN."""
    return leaving.note(LeavingStep.What.REVIEWED, by, at, opinion)


@procedure(
    "personnel.leaving.countersigned",
    _("会签所知秘密申报"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-16",),
    rules=(
        rules.leaving_is_open,
        rules.nobody_sees_to_his_own_leaving,
        steps.declaration_is_to_be_countersigned,
    ),
    signature=BY_SELF,
)
def countersign(leaving: Leaving, *, by: Person, at: datetime) -> LeavingStep:
    """Countersign a reviewed declaration; never who reviewed it."""
    return leaving.note(LeavingStep.What.COUNTERSIGNED, by, at)


def draw_up(leaving: Leaving, at: datetime) -> None:
    """List what the trail says that the leaver has opened, inside an act: numbers alone."""
    levels = {
        level.trail_code: level
        for level in Level.objects.select_related("scheme").filter(weight__gt=DEFAULT_WEIGHT)
    }
    opened: dict[str, dict[tuple[str, str], Any]] = defaultdict(dict)
    for row in _openings(leaving.person.number, list(levels), at):
        opened[row["kind"]][row["ref"], row["level"]] = row
    known = [
        _known(leaving, kind, number, levels[row["level"]], row)
        for kind, rows in opened.items()
        for number, row in _numbered(kind, rows)
    ]
    KnownSecret.objects.bulk_create(known)


def _openings(who: str, levels: list[str], at: datetime) -> Any:
    first = Entry.objects.aggregate(first=Min("log"))["first"] or at.year
    rows = Entry.objects.filter(
        log__in=range(first, at.year + 1), who=who, outcome=Outcome.OPENED, level__in=levels
    )
    grouped = rows.order_by().values("kind", "ref", "level")
    return grouped.annotate(first=Min("at"), last=Max("at"), times=Count("pk")).order_by("first")


def _numbered(kind: str, rows: dict[Any, Any]) -> list[tuple[str, Any]]:
    """Name each record by its number; what has none is no secret of its own."""
    model: Any = apps.get_model(kind)
    if not issubclass(model, Labelled) or not hasattr(model, "number"):
        return []
    found = model.objects.filter(public_id__in={ref for ref, _level in rows})
    named = {
        row.public_id.hex: CLOSED_MATTER if row.label.compartment_id else row.number
        for row in found.select_related("label")
    }
    return [(named[ref], row) for (ref, _level), row in rows.items() if named.get(ref)]


def _known(leaving: Leaving, kind: str, number: str, level: Level, row: Any) -> KnownSecret:
    return KnownSecret(
        person=leaving.person,
        leaving=leaving,
        kind_of=str(apps.get_model(kind)._meta.verbose_name),
        number=number,
        level=level,
        first_at=datetime.fromisoformat(row["first"]),
        last_at=datetime.fromisoformat(row["last"]),
        times=row["times"],
    )
