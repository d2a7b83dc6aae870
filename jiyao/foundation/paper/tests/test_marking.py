"""The mark at the top: the highest level of what is on the sheet, with the period of that."""

import pytest

from jiyao.foundation.access.models import Level, Scheme
from jiyao.foundation.access.vocabulary import SHIPPED
from jiyao.foundation.paper.marking import mark_of


def level(scheme: str, code: str) -> Level:
    """Return a shipped level that no database knows."""
    for name, title, starred, prefix, levels in SHIPPED:
        for rank, level_code, words, short, weight in levels:
            if (name, level_code) == (scheme, code):
                of = Scheme(code=name, name=title, starred=starred, prefix=prefix)
                return Level(scheme=of, rank=rank, name=words, short=short, weight=weight)
    raise LookupError(scheme, code)


def test_one_record_is_marked_as_it_is() -> None:
    assert mark_of([(level("state", "confidential"), "10年")]) == "机密★10年"


def test_several_are_marked_with_the_highest_level_and_its_own_period() -> None:
    found = [(level("state", "secret"), "10年"), (level("state", "confidential"), "6个月")]
    assert mark_of([*found, (level("work", "internal"), "")]) == "机密★6个月"


def test_a_level_with_several_periods_stands_alone() -> None:
    confidential, secret = level("state", "confidential"), level("state", "secret")
    assert mark_of([(secret, "5年"), (confidential, "20年"), (confidential, "10年")]) == "机密"
    assert mark_of([(confidential, "20年"), (confidential, "")]) == "机密"
    assert mark_of([(confidential, "20年"), (confidential, "20年")]) == "机密★20年"


@pytest.mark.parametrize("code", ["top", "confidential", "secret", "internal"])
def test_a_company_level_has_no_star_even_with_a_period(code: str) -> None:
    mark = mark_of([(level("enterprise", code), "10年")])
    assert mark.startswith("企·")
    assert "★" not in mark
    assert mark_of([(level("trade", "high"), "长期")]) == "商密·核心"


def test_a_higher_company_level_stands_beside_the_state_mark() -> None:
    found = [(level("state", "secret"), "5年"), (level("enterprise", "top"), "20年")]
    assert mark_of(found) == "秘密★5年　企·绝密"


def test_nothing_on_the_sheet_has_no_mark() -> None:
    assert mark_of([]) == ""
