"""The training record: lines are booked, and voided when they were wrong (EDU-08)."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course, Requirement, TrainingRecord
from jiyao.domains.training.procedures.covering import cover
from jiyao.domains.training.procedures.requiring import meet
from jiyao.domains.training.rules import records as rules
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "training.record.booked",
    _("登记培训"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-08",),
    rules=(rules.training_was_by_now, rules.nobody_books_his_own_hours),
)
def book_record(
    *,
    person: Person,
    day: date,
    title: str,
    form: str,
    minutes: int,
    result: str,
    course: Course | None,
    paper: str,
    by: Person,
    at: datetime,
) -> TrainingRecord:
    """Book what somebody has learnt. form, result: values of TrainingRecord.Form and Result.

    course: of which it was part; one that needs no examination is met by it. paper: the sheet of
    attendance or the like that it stands on.
    """
    what: dict[str, Any] = {"title": title, "form": form, "minutes": minutes, "result": result}
    return enter_record(person, day, by, at, course=course, paper=paper, **what)


@procedure(
    "training.record.voided",
    _("作废培训记录"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-08",),
    rules=(rules.record_stands,),
    exceptional=True,
)
def void_record(record: TrainingRecord, *, reason: str, by: Person, at: datetime) -> TrainingRecord:
    """Let a line count no longer; it stays visible with the reason."""
    record.voided_at = at
    record.reason = reason
    record.save()
    return record


def enter_record(
    person: Person, day: date, by: Person | None, at: datetime, **what: Any
) -> TrainingRecord:
    """Write a line and meet what it meets, inside an act. what: the other fields of the line."""
    record = TrainingRecord.objects.create(
        person=person, day=day, year=day.year, set_by=by, booked_at=at, **what
    )
    if record.result != TrainingRecord.Result.FAILED:
        cover(record, at)
        _meet_what_it_meets(record, at)
    return record


def _meet_what_it_meets(record: TrainingRecord, at: datetime) -> None:
    course = record.course
    if course is None or course.is_examined:
        return
    for row in Requirement.objects.open().filter(person=record.person_id, course=course):
        meet(row, at)
