"""A setting has a value at every moment, for every level; a bad declaration stops the start."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.regime.settings import SETTINGS, Setting, setting
from jiyao.foundation.regime.tests.conftest import RETURN, REVIEW
from jiyao.foundation.trail.recording import system_scope

pytestmark = pytest.mark.usefixtures("declared")


def hold(code: str, value: Any, days: int = 0, level: Any = None) -> None:
    """Let a value hold from a day on."""
    since = timezone.now() + timedelta(days=days)
    with system_scope("tests.setting.set"):
        SettingValue.objects.create(code=code, value=value, level=level, since=since)


def test_without_a_row_the_default_holds(database: None) -> None:
    assert REVIEW.at(timezone.now()) == 30


def test_a_value_holds_from_its_day_on_and_the_latest_wins(database: None) -> None:
    hold(REVIEW.code, 60, -2)
    hold(REVIEW.code, 90, 2)
    now = timezone.now()
    assert [REVIEW.at(now + timedelta(days=n)) for n in (-3, -1, 0, 3)] == [30, 60, 60, 90]


def test_the_own_value_of_a_level_stands_before_its_default_and_that_before_the_general(
    level: Any,
) -> None:
    now = timezone.now()
    top, secret = level("state", "top"), level("state", "secret")
    hold(RETURN.code, "two_days", -1)
    assert (RETURN.at(now, top), RETURN.at(now, secret)) == ("same_day", "two_days")
    hold(RETURN.code, "two_days", -1, top)
    hold(RETURN.code, "same_day", -1, secret)
    assert (RETURN.at(now, top), RETURN.at(now, secret)) == ("two_days", "same_day")
    assert RETURN.at(now) == "two_days"


def test_a_setting_that_is_not_by_level_does_not_ask_for_it(level: Any) -> None:
    hold(REVIEW.code, 60, -1)
    assert REVIEW.at(timezone.now(), level("state", "top")) == 60


@pytest.mark.parametrize(
    "wrong",
    [
        {"default": "three"},
        {"default": 30, "values": {"a": "甲"}},
        {"default": True},
        {"default": 0, "least": 1},
        {"default": 30, "levels": {"state:3": -1}, "by_level": True},
        {"default": 30, "levels": {"state:3": 1}},
        {"default": 30, "presets": {"school": "x"}},
        {"default": 30, "presets": {"navy": 30}},
    ],
)
def test_a_setting_that_contradicts_itself_is_not_declared(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"tests\.wrong"):
        setting(Setting(code="tests.wrong", title="错", clauses=("INS-08",), **wrong))
    assert "tests.wrong" not in SETTINGS


def test_a_code_used_twice_is_not_declared() -> None:
    with pytest.raises(ValueError, match=REVIEW.code):
        setting(Setting(code=REVIEW.code, title="另一项", clauses=("INS-08",), default=1))
