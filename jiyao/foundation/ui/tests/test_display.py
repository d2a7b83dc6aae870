"""What tags and filters show. No database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template.loader import render_to_string

from jiyao.foundation.ui.templatetags.jiyao import (
    due,
    focused,
    mark,
    overdue,
    sections,
    touched,
    when,
)

NOW = datetime(2026, 11, 21, 16, 42, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass
class FakeLevel:
    weight: int

    def mark(self, period: str = "") -> str:
        return f"机密★{period}"


@dataclass
class FakeLabel:
    level: FakeLevel


class Receiving(forms.Form):
    number = forms.CharField(label="文号")
    copies = forms.IntegerField(label="份数")
    remark = forms.CharField(label="备注", required=False)
    sections = (("来文", ("number",)), ("清点", ("copies",)))


def test_a_time_of_this_year_is_shown_without_the_year() -> None:
    assert when(NOW.replace(hour=17, minute=30), NOW) == "11月21日 17:30"


def test_a_time_of_another_year_is_shown_with_the_year() -> None:
    assert when(NOW.replace(year=2025), NOW) == "2025年11月21日 16:42"


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(days=1), "超期 1 天"),
        (timedelta(hours=3), "超期 3 小时"),
        (timedelta(minutes=1), "超期 1 小时"),
        (-timedelta(minutes=1), ""),
    ],
)
def test_a_passed_limit_tells_by_how_much(ago: timedelta, text: str) -> None:
    assert overdue(NOW - ago, NOW) == text


def test_of_a_limit_in_another_year_the_day_is_enough() -> None:
    shown = render_to_string("ui/due.html", due(NOW.replace(year=2027), NOW))
    assert ">2027年11月21日<" in shown
    assert 'title="2027年11月21日 16:42"' in shown
    assert ">11月22日 16:42<" in render_to_string("ui/due.html", due(NOW + timedelta(days=1), NOW))


@pytest.mark.parametrize(
    ("weight", "name"),
    [
        (50, "top"),
        (40, "confidential"),
        (30, "secret"),
        (20, "company"),
        (10, "internal"),
        (0, "plain"),
    ],
)
def test_a_mark_is_coloured_by_weight_and_carries_its_words(weight: int, name: str) -> None:
    shown = mark(FakeLabel(FakeLevel(weight)), "10年")
    assert f"mark--{name}" in shown
    assert "机密★10年" in shown


def test_a_mark_that_stands_in_many_rows_is_drawn_once() -> None:
    first, second = (mark(FakeLabel(FakeLevel(40)), "20年") for _row in range(2))
    assert first is second
    assert mark(FakeLabel(FakeLevel(40)), "<20年>", "large") != first
    assert "&lt;20年&gt;" in mark(FakeLabel(FakeLevel(40)), "<20年>", "large")
    assert mark(None) == ""


def test_fields_outside_the_declared_sections_come_last() -> None:
    assert [(t, [f.name for f in fs]) for t, fs in sections(Receiving())] == [
        ("来文", ["number"]),
        ("清点", ["copies"]),
        ("", ["remark"]),
    ]


def test_the_cursor_goes_to_the_first_wrong_field() -> None:
    assert focused(Receiving()) == "number"
    assert focused(Receiving({"number": "1", "copies": "x"})) == "copies"
    assert focused(Receiving({"number": "1", "copies": "2"})) == ""
    assert focused(Receiving({"number": "1", "copies": "2"}), anew="copies") == "copies"
    assert focused(Receiving(), read_first=["what is known of it"]) == ""
    assert focused(Receiving({"number": "1"}), read_first=["what is known of it"]) == "copies"


class Backwards(Receiving):
    """A form whose sections show the last declared field first."""

    sections = [("备注", ["remark"]), ("来文", ["number", "copies"])]


def test_the_cursor_goes_to_the_first_field_as_shown_not_as_declared() -> None:
    assert focused(Backwards()) == "remark"
    assert focused(Backwards({"number": "", "copies": "x"})) == "number"


def test_after_a_refusal_the_cursor_goes_to_its_reason_where_the_page_says_so() -> None:
    told = {"refusals": [{"reason": "不能办理"}]}
    assert "autofocus" in render_to_string("ui/refusals.html", {**told, "focus": True})
    assert "autofocus" not in render_to_string("ui/refusals.html", told)


def test_a_wrong_field_names_its_error_for_screen_readers() -> None:
    page = render_to_string("ui/fields.html", {"form": Receiving({"number": "1", "copies": "x"})})
    assert 'aria-describedby="id_copies_error"' in page
    assert 'id="id_copies_error"' in page


@pytest.mark.parametrize("name", ["403.html", "404.html", "500.html", "stale_form.html"])
def test_fault_pages_need_nothing(name: str) -> None:
    assert "<h1>" in render_to_string(name)


def test_what_is_folded_stays_so_unless_something_of_it_was_filled_in_or_is_wrong() -> None:
    def opened(data: dict[str, str] | None, name: str) -> bool:
        return touched([Receiving(data)[name]])

    assert not opened(None, "copies")
    assert not opened({"number": "1"}, "remark")
    assert opened({"number": "1", "copies": "x"}, "copies")
    assert opened({"number": "1"}, "number")
