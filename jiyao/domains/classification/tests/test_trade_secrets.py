"""Trade secrets: of a named kind, with a period, over by themselves (CLS-15)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.classification.altering import BEFORE_END
from jiyao.domains.classification.models import Item
from jiyao.domains.classification.procedures.deciding import allow_deviation, review, sign
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.tests.conftest import on, stored, tick, today
from jiyao.foundation.access.models import Level
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.clearing import clear


@pytest.fixture
def trade(draft: Any, cast: Any, appointed: Any, signs: Any) -> Callable[..., Item]:
    """Propose a trade secret of one year since today."""
    top = Level.objects.filter(scheme__code="trade").order_by("-rank").first()
    for key in ("reader", "classifier", "leader"):
        clear(cast[key], top)
    appointed(of=("trade", top.code), trained_until=date(2050, 1, 1))

    def begin(**changes: Any) -> Item:
        fields: dict[str, Any] = {"level": top, "period": "1年", "line": None, "checked": []}
        fields |= {"category": "finance", "starts": today(), "kind": "original"}
        drafted = replace(draft, **(fields | changes))
        return propose(draft=drafted, by=cast["reader"], proofs=signs())

    return begin


@pytest.fixture
def decided(trade: Any, cast: Any, signs: Any) -> Callable[..., Item]:
    def begin() -> Item:
        item = trade(deviation="目录没有这一类")
        fields = {"body": "committee", "reference": "纪要 1 号", "proofs": signs()}
        allow_deviation(item, **fields, by=cast["secrecy_office"])
        review(item, words="", by=cast["classifier"], proofs=signs())
        return sign(item, words="", by=cast["leader"], proofs=signs())

    return begin


@pytest.mark.clause("CLS-15", shows="refused")
@pytest.mark.parametrize(
    ("category", "why"), [("", "没有选商业秘密类别"), ("ordinary", "一般性决定、通知")]
)
def test_of_no_kind_or_an_ordinary_paper_it_is_refused(category: str, why: str, trade: Any) -> None:
    with pytest.raises(Refused, match=why):
        trade(category=category, deviation="目录没有这一类")


def test_what_is_no_trade_secret_has_no_such_kind(proposed: Any) -> None:
    with pytest.raises(Refused, match="只有商业秘密分类别"):
        proposed(category="finance")


@pytest.mark.clause("CLS-15")
@pytest.mark.clause("CLS-15", shows="in-time")
@pytest.mark.clause("CLS-15", shows="overdue")
def test_before_its_end_it_is_called_up_and_at_its_end_it_is_over(
    decided: Any, behind_the_doors: Any, client_of: Any
) -> None:
    item = decided()
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert "预决算和财务报表" in page
    assert "★" not in str(item.marking)
    assert item.ends_on == item.term.ends(today())
    with on(item.ends_on - timedelta(days=20)):
        tick()
        with behind_the_doors():
            [duty] = Duty.objects.pending().filter(kind_code=BEFORE_END)
        assert duty.due_at > timezone.now()
        assert stored(item).state == Item.State.SIGNED
    with on(item.ends_on):
        tick()
        assert stored(item).state == Item.State.LAPSED
