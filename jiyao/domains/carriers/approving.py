"""Who approves borrowing, and who approved what is being done (BOR-01, CAR-01)."""

from datetime import datetime
from typing import Any

from jiyao.domains.carriers.settings import BORROW_APPROVER, BORROW_TOP_SECRET
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, Role

BORROW_APPROVERS = (LEADER, OFFICE_HEAD, HEAD)


def is_top_secret(level: Level) -> bool:
    """Whether matter of this level is under the stricter rules for the highest level."""
    return level.code == "top"


def borrow_approvers(copy: Any, at: datetime) -> tuple[Role, ...]:
    """Return the roles that approve the borrowing of a copy, as the settings say for its level."""
    return approvers_at(copy.level, at)


def approvers_at(level: Level, at: datetime) -> tuple[Role, ...]:
    """Return the roles that approve the borrowing of matter of a level."""
    top = is_top_secret(level)
    if top and BORROW_TOP_SECRET.at(at) == "inside_with_office_leader":
        return (OFFICE_HEAD,)
    chosen = BORROW_APPROVER.at(at, level)
    if chosen == "office_leader_for_TS":
        return (OFFICE_HEAD,) if top else (OFFICE_HEAD, LEADER)
    return (HEAD,) if chosen == "party_secretary_or_dean" else (LEADER,)
