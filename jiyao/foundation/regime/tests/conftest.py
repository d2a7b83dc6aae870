"""Settings of a fictional regime, beside those that the program declares."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.regime.procedures.changes import draft
from jiyao.foundation.regime.settings import SETTINGS, Setting, setting

RETURN = Setting(
    code="tests.return_rule",
    title="阅文退回时限",
    clauses=("CIR-03",),
    default="same_day",
    values={"same_day": "当日退回", "two_days": "两日内退回"},
    by_level=True,
    levels={"state:3": "same_day"},
    presets={"school": "two_days"},
)
REVIEW = Setting(
    code="tests.review_days",
    title="复核间隔",
    clauses=("INS-01",),
    default=30,
    unit="天",
    presets={"school": 60, "agency": 30},
)


@pytest.fixture
def declared() -> Iterator[None]:
    """Let the program have the two settings, and no others."""
    others = dict(SETTINGS)
    SETTINGS.clear()
    setting(RETURN)
    setting(REVIEW)
    yield
    SETTINGS.clear()
    SETTINGS.update(others)


def grant(permit: Any, **given: Any) -> Any:
    """Approve a request, by a procedure of the package above this one."""
    return PROCEDURES["approvals.permit.granted"](permit, **given)


def day(n: int) -> date:
    """The n-th day from today, as the organisation counts it."""
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def drafted(declared: None, cast: Any) -> Any:
    """Draft another review interval, from the day after tomorrow unless told otherwise."""

    def begin(**changes: Any) -> Any:
        fields = {"code": REVIEW.code, "level": None, "value": 90, "starts": day(2)}
        return draft(by=cast["secrecy_office"], reason="年初会议定", **(fields | changes))

    return begin
