"""Whose turn it is after a step, who may read then, and who owes what (PUB-01)."""

from datetime import datetime
from typing import Any

from jiyao.domains.organisation.models.committee import show_to
from jiyao.domains.release.duties import PUBLISH, REVIEW
from jiyao.domains.release.models import Publisher, Stage, State, Submission
from jiyao.domains.release.rules.reviewing import ROLES
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person


def go_on(submission: Submission, by: Person, at: datetime) -> Submission:
    """Let the next step begin, or the publishing when all have passed, inside an act."""
    close_duties(REVIEW, submission, at)
    turn = submission.turn
    if turn is None:
        submission.state = State.APPROVED
        submission.save()
    asked = _reviewers(submission, turn, at) if turn else _publishers(submission, at)
    show_to(submission.label, asked, by, at)
    for person in asked:
        open_duty(REVIEW if turn else PUBLISH, submission, person, at, None)
    return submission


def _reviewers(submission: Submission, turn: Any, at: datetime) -> list[Person]:
    if turn.stage == Stage.DEPARTMENT:
        return [submission.head] if submission.head else []
    people = {p.pk: p for role in ROLES[turn.stage] for p in holders_of(role.code, at)}
    barred = {submission.author_id, *submission.reviewers}
    return [person for key, person in sorted(people.items()) if key not in barred]


def _publishers(submission: Submission, at: datetime) -> list[Person]:
    rows = Publisher.objects.holding_at(at).filter(person__is_active=True)
    barred = {submission.author_id, *submission.reviewers}
    people = Person.objects.filter(pk__in=rows.values("person")).exclude(pk__in=barred)
    return list(people.order_by("pk"))
