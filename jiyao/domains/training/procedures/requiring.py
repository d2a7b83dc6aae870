"""Courses become duties of people, and are met; all of it inside acts (EDU-03, EDU-04)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Certificate, Course, Requirement
from jiyao.domains.training.rules import courses as rules
from jiyao.domains.training.settings import CERTIFICATE_MONTHS, COURSE_DAYS
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

LEARN = duty_kind("training.learning", _("学完必修课程"), cites=("EDU-03",))
EXAMINE = duty_kind(
    "training.examination",
    _("参加保密知识考试"),
    act="training.attempt.begun",
    cites=("EDU-03", "EDU-04"),
)


@dataclass(frozen=True)
class Demand:
    """A course that a person must take now, and by when."""

    person: int
    course: Course
    due: datetime


@procedure(
    "training.requirement.assigned",
    _("指定课程"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-03",),
    rules=(
        rules.course_is_on_the_list,
        rules.course_is_not_required_already,
        rules.there_is_time_to_learn,
    ),
)
def assign(
    *, person: Person, course: Course, due_on: date, by: Person, at: datetime
) -> Requirement:
    """Let somebody take a course whatever the post, such as before taking one."""
    return require(person.pk, course, at_closing(due_on), at, by)


def require(
    person: int, course: Course, due: datetime, at: datetime, by: Person | None = None
) -> Requirement:
    """Open a requirement with its duty, inside an act."""
    row = Requirement.objects.create(
        person_id=person, course=course, assigned_by=by, opened_at=at, due_at=due
    )
    open_duty(_kind(course), row, row.person, at, due)
    return row


def meet(requirement: Requirement, at: datetime) -> None:
    """Close a requirement and its duty, inside an act; it is good for as long as the course is."""
    course = requirement.course
    certified = course.ending == Course.Ending.CERTIFIED
    months = CERTIFICATE_MONTHS.at(at) if certified else course.months
    requirement.met_at = at
    if months:
        requirement.good_until = start_of(months_after(timezone.localdate(at), months))
    requirement.save()
    close_duties(_kind(course), requirement, at)


def to_require(at: datetime) -> Iterator[Demand]:
    """Yield what posts and roles ask of people that they neither have learnt nor owe already."""
    people = list(Person.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True))
    required = Course.objects.required_of(people, at)
    soon = at + timedelta(days=COURSE_DAYS.at(at))
    rows = Requirement.objects.filter(person__in=people)
    standing = set(rows.standing_at(soon).values_list("person", "course"))
    certified = set(Certificate.objects.holding_at(soon).values_list("person", flat=True))
    ending = _good_until(rows, at)
    for person in people:
        for course in required[person]:
            has = course.ending == Course.Ending.CERTIFIED and person in certified
            if not has and (person, course.pk) not in standing:
                last = ending.get((person, course.pk))
                yield Demand(person, course, last or at_closing(timezone.localdate(soon)))


def require_one(demand: Demand, at: datetime) -> None:
    """Open what was found, inside an act."""
    require(demand.person, demand.course, demand.due, at)


def to_withdraw(at: datetime) -> Iterator[Requirement]:
    """Yield what followed from a post or a role that is held no longer."""
    rows = Requirement.objects.open().filter(assigned_by__isnull=True)
    found = list(rows.select_related("course", "person").order_by("pk"))
    required = Course.objects.required_of({row.person_id for row in found}, at)
    for row in found:
        if not row.person.is_active or row.course not in required[row.person_id]:
            yield row


def withdraw(requirement: Requirement, at: datetime) -> None:
    """Ask no longer for a course, inside an act."""
    requirement.withdrawn_at = at
    requirement.save()
    close_duties(_kind(requirement.course), requirement, at)


def _good_until(rows: Any, at: datetime) -> dict[tuple[int, int], datetime]:
    good = rows.filter(good_until__gt=at).order_by("good_until")
    return {(row.person_id, row.course_id): row.good_until for row in good}


def _kind(course: Course) -> str:
    return EXAMINE if course.is_examined else LEARN
