"""Sessions: planned, held with attendance, cancelled; hours count for who was there (ORG-18)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Attendance, Course, StudySession
from jiyao.domains.training.procedures.recording import enter_record
from jiyao.domains.training.rules import sessions as rules
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure

STATE = Attendance.State


@procedure(
    "training.session.planned",
    _("安排学习"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("ORG-18",),
)
def plan_session(
    *,
    title: str,
    form: str,
    plan: str,
    course: Course | None,
    unit: Circle | None,
    place: str,
    lecturer: str,
    begins_at: datetime,
    minutes: int,
    by: Person,
    at: datetime,
) -> StudySession:
    """Plan a session. form: one of StudySession.FORMS; unit: who is to come, None for everybody."""
    return StudySession.objects.create(
        title=title,
        form=form,
        plan=plan,
        course=course,
        unit=unit,
        place=place,
        lecturer=lecturer,
        begins_at=begins_at,
        minutes=minutes,
        planned_by=by,
    )


@procedure(
    "training.session.held",
    _("登记考勤"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("ORG-18", "EDU-08"),
    rules=(
        rules.session_is_planned,
        rules.session_has_begun,
        rules.somebody_was_there,
        rules.nobody_is_there_and_on_leave,
    ),
)
def hold_session(
    session: StudySession,
    *,
    present: list[Person],
    on_leave: list[Person],
    summary: str,
    paper: str,
    by: Person,
    at: datetime,
) -> StudySession:
    """Book who was there; they are given the hours. paper: the number of the sheet they signed."""
    session.held_at, session.summary = at, summary
    session.save()
    there, away = set(present), set(on_leave)
    for person in sorted({*to_come(session), *there, *away}, key=lambda each: each.pk):
        state = STATE.PRESENT if person in there else STATE.ABSENT
        state = STATE.LEAVE if person in away else state
        Attendance.objects.create(session=session, person=person, state=state)
        if state == STATE.PRESENT:
            enter_record(
                person, timezone.localdate(session.begins_at), by, at, **_of(session, paper)
            )
    return session


@procedure(
    "training.session.cancelled",
    _("取消学习"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("ORG-18",),
    rules=(rules.session_is_planned,),
    exceptional=True,
)
def cancel_session(session: StudySession, *, reason: str, by: Person, at: datetime) -> StudySession:
    """Call a session off; the reason stays on its page."""
    session.cancelled_at, session.summary = at, reason
    session.save()
    return session


def to_come(session: StudySession) -> Any:
    """Return the people for whom a session is."""
    people = Person.objects.filter(is_active=True)
    return people.filter(unit=session.unit_id) if session.unit_id else people


def _of(session: StudySession, paper: str) -> dict[str, Any]:
    return {
        "title": session.title,
        "form": session.form,
        "minutes": session.minutes,
        "course": session.course,
        "paper": paper,
    }
