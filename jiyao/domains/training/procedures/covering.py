"""The yearly programme reaches everybody: files opened, who is not covered is chased (EDU-01)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Programme, TrainingRecord, TrainingYear
from jiyao.domains.training.rules import programme as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

COVER = duty_kind("training.cover", _("参加年度集中保密教育"), cites=("EDU-01",))


@procedure(
    "training.programme.issued",
    _("制定年度教育计划"),
    by=SECRECY_OFFICE,
    cites=("EDU-01",),
    rules=(rules.everybody_is_reached_this_year, rules.programme_is_written_down),
)
def issue_programme(*, content: str, due_on: date, by: Person, at: datetime) -> Programme:
    """Set the programme of this year, or change it. due_on: by when everybody has taken part."""
    year = timezone.localdate(at).year
    programme = Programme.objects.filter(year=year).first() or Programme(year=year, since=at)
    programme.content = content
    programme.due_at = at_closing(due_on)
    programme.set_by = by
    programme.save()
    for duty in _owed(year):
        duty.due_at = programme.due_at
        duty.save()
    return programme


def to_open(at: datetime) -> Iterator[Person]:
    """Yield who has no training file of this year yet."""
    own = TrainingYear.objects.filter(person=OuterRef("pk"), year=timezone.localdate(at).year)
    yield from Person.objects.filter(is_active=True).exclude(Exists(own)).order_by("pk")


def open_year(person: Person, at: datetime) -> None:
    """Open a person's training file of this year, inside an act."""
    TrainingYear.objects.create(person=person, year=timezone.localdate(at).year, opened_at=at)


def to_chase(at: datetime) -> Iterator[tuple[TrainingYear, datetime]]:
    """Yield the files of whom the programme has not reached and who does not owe it yet."""
    programme = Programme.objects.filter(year=timezone.localdate(at).year).first()
    if programme is None:
        return
    owed = _owed(programme.year).filter(subject_ref=OuterRef("public_id"))
    rows = TrainingYear.objects.filter(year=programme.year, person__is_active=True).not_covered()
    for row in rows.exclude(Exists(owed)).select_related("person").order_by("pk"):
        yield row, programme.due_at


def chase(found: tuple[TrainingYear, datetime], at: datetime) -> None:
    """Let a person owe taking part, inside an act."""
    row, due = found
    open_duty(COVER, row, row.person, at, due)


def cover(record: TrainingRecord, at: datetime) -> None:
    """Close what a person owes when a record of training together is booked, inside an act."""
    if record.form in TrainingRecord.COLLECTIVE:
        for row in TrainingYear.objects.filter(person=record.person_id, year=record.year):
            close_duties(COVER, row, at)


def _owed(year: int) -> Any:
    refs = TrainingYear.objects.filter(year=year).values("public_id")
    return Duty.objects.pending().filter(kind_code=COVER, subject_ref__in=refs)
