"""The backlog: never reviewed or past its period, many reviewed at once (CLS-14)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.classification.drafts import Batch
from jiyao.domains.classification.forms import clearing
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.procedures.clearing import review_backlog
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import YEARLY
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.procedures.referring import dispute
from jiyao.domains.classification.settings import DECISION, EXPIRY
from jiyao.domains.classification.tests.conftest import END, on, stored, tick
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

NEXT_YEAR = date(timezone.localdate().year + 1, 3, 1)
PAGE = "/act/classification.backlog.reviewed/"
LIST = "/registers/classification.item/?show=backlog"


@pytest.fixture
def two(signed: Any, appointed: Any) -> list[Item]:
    """Two items in force since today; PostgreSQL judges who may read by its own clock."""
    appointed(trained_until=date(2050, 1, 1))
    return [signed(), signed()]


@pytest.mark.clause("CLS-14", shows="shown")
def test_what_was_never_reviewed_is_listed_and_reviewed_in_one_go(
    two: list[Item], cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    kept, questioned = two
    with on(NEXT_YEAR):
        tick()
        client = client_of("classifier")
        assert str(kept) in client.get(LIST).content.decode()
        answers = {f"item_{kept.pk}": "kept", f"item_{questioned.pk}": "questioned"}
        assert client.post(PAGE, {**answers, "by_pin": PIN}).status_code == 302
        assert str(kept) not in client.get(LIST).content.decode()
        with behind_the_doors():
            said = Event.objects.filter(what__in=("kept", "questioned")).order_by("pk")
            assert [(e.item, e.what) for e in said] == [(kept, "kept"), (questioned, "questioned")]
            assert not Duty.objects.pending().filter(kind_code=YEARLY).exists()


def test_past_its_period_it_is_in_the_backlog_too(item: Item, client_of: Any) -> None:
    choose(EXPIRY, DECISION)
    with on(END + timedelta(days=1)):
        assert str(item) in client_of("secrecy_office").get(LIST).content.decode()


@pytest.mark.clause("CLS-14", shows="hidden")
def test_a_stranger_sees_no_backlog(two: list[Item], client_of: Any) -> None:
    with on(NEXT_YEAR):
        assert str(two[0]) not in client_of("stranger").get(LIST).content.decode()
        assert client_of("stranger").get(PAGE).status_code == 403


def test_a_batch_is_all_or_nothing(two: list[Item], cast: Any, signs: Any) -> None:
    by = {"by": cast["classifier"], "proofs": signs()}
    with on(NEXT_YEAR):
        review_backlog(batch=Batch(two[:1], []), **by)
        with pytest.raises(Refused, match="年度已经审核过"):
            review_backlog(batch=Batch(two, []), **by)
        assert not stored(two[1]).events.using("act").filter(what="kept").exists()
        with pytest.raises(Refused, match="没有选择任何一项"):
            review_backlog(batch=Batch([], []), **by)


def test_what_is_out_of_reach_is_not_reviewed(two: list[Item], cast: Any, signs: Any) -> None:
    appoint(cast["stranger"], role=LEADER.code, by=cast["security"])
    with on(NEXT_YEAR), pytest.raises(Refused, match="不在您的知悉范围"):
        review_backlog(batch=Batch(two, []), by=cast["stranger"], proofs=signs())


def test_what_a_person_may_not_decide_hides_nothing_that_he_may(
    work_secret: Any,
    appointed: Any,
    signed: Any,
    cast: Any,
    signs: Any,
    client_of: Any,
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(clearing, "MOST", 1)
    leaders = propose(draft=work_secret, by=cast["reader"], proofs=signs())
    sign(leaders, words="", by=cast["leader"], proofs=signs())
    appointed(trained_until=date(2050, 1, 1))
    own = signed()
    with on(NEXT_YEAR):
        page = client_of("classifier").get(PAGE).content.decode()
    assert [f"item_{each.pk}" in page for each in (leaders, own)] == [False, True]


def test_what_is_disputed_waits_for_the_ruling(
    two: list[Item], cast: Any, signs: Any, with_approval: Any, client_of: Any
) -> None:
    disputed = two[0]
    claim = {"highest": disputed.label.level, "parties": "甲、乙", "positions": "", "body": "city"}
    with_approval(dispute, disputed, **claim, reference="请 1 号")
    with on(NEXT_YEAR):
        page = client_of("classifier").get(PAGE).content.decode()
        assert [f"item_{each.pk}" in page for each in two] == [False, True]
        with pytest.raises(Refused, match="已报请有权部门确定"):
            review_backlog(batch=Batch(two, []), by=cast["classifier"], proofs=signs())
