"""Whose turn it is after a step, who may read then, and who owes what (PUB-01)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from jiyao.domains.organisation.models.committee import show_to
from jiyao.domains.release.duties import PUBLISH, REVIEW
from jiyao.domains.release.models import Publisher, Stage, State, Submission
from jiyao.domains.release.rules.reviewing import ROLES
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import Duty, close_duties, close_duty, open_duty
from jiyao.foundation.people.models import Person


def go_on(submission: Submission, by: Person, at: datetime) -> Submission:
    """Let the next step begin, or the publishing when all have passed, inside an act."""
    close_duties(REVIEW, submission, at)
    if submission.turn is None:
        submission.state = State.APPROVED
        submission.save()
    _ask(submission, _asked(submission, at), by, at)
    return submission


def to_follow(at: datetime) -> Iterator[Submission]:
    """Yield what is asked of people who may not do it any more, or not of all who may."""
    rows = Submission.objects.filter(state__in=(State.REVIEWED, State.APPROVED))
    for submission in rows.select_related("label__level", "head").order_by("pk"):
        owners = set(_owed(submission).values_list("owner", flat=True))
        if owners != {person.pk for person in _asked(submission, at)}:
            yield submission


def follow(submission: Submission, at: datetime) -> None:
    """Ask those alone who may review or publish it now, inside an act."""
    asked, owed = _asked(submission, at), list(_owed(submission))
    for duty in owed:
        if duty.owner not in asked:
            close_duty(duty, at)
    owners = {duty.owner_id for duty in owed}
    _ask(submission, [person for person in asked if person.pk not in owners], None, at)


def _owed(submission: Submission) -> Any:
    rows = Duty.objects.pending().filter(subject_ref=submission.public_id)
    return rows.filter(kind_code=_kind(submission)).select_related("owner")


def _kind(submission: Submission) -> str:
    return PUBLISH if submission.state == State.APPROVED else REVIEW


def _ask(submission: Submission, people: list[Person], by: Person | None, at: datetime) -> None:
    show_to(submission.label, people, by, at)
    for person in people:
        open_duty(_kind(submission), submission, person, at, None)


def _asked(submission: Submission, at: datetime) -> list[Person]:
    """Return who may do what comes next: cleared for it, and not heard in this round."""
    able = cleared_for(submission.label, at).exclude(pk__in=submission.reviewers)
    able = able.exclude(pk=submission.author_id)
    return list(able.filter(pk__in=_named(submission, at)).order_by("pk"))


def _named(submission: Submission, at: datetime) -> set[int]:
    if submission.state == State.APPROVED:
        return set(Publisher.objects.holding_at(at).values_list("person", flat=True))
    stage = submission.turn.stage
    if stage == Stage.DEPARTMENT:
        return {submission.head_id} if submission.head_id else set()
    return {person.pk for role in ROLES[stage] for person in holders_of(role.code, at)}
