"""What can be done with a record now: actions, permits, papers."""

from typing import Any

from django.utils import timezone

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.paper.buttons import papers_about
from jiyao.foundation.procedures.asking import actions_on


def doing(request: SignedIn, record: Any, *others: Any) -> dict[str, Any]:
    """Return the context of a record's page: its own actions, then those on the other records."""
    now = timezone.now()
    able = [actions_on(each, request.user, request.facts, now) for each in (record, *others)]
    return {
        "record": record,
        "now": now,
        "papers": papers_about(record, request.facts),
        "available": [each for actions in able for each in actions],
        "permits": usable_by(request.user, now).filter(subject_ref=record.public_id),
    }
