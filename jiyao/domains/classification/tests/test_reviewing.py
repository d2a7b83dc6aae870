"""Who owes the reviews: every year, before the end, and of work secrets the leader (CLS-06)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jiyao.domains.classification.altering import BEFORE_END
from jiyao.domains.classification.models import Item, Officer
from jiyao.domains.classification.procedures.cataloguing import dismiss_officer
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import (
    YEARLY,
    extend,
    release,
    review_for_the_year,
)
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.tests.conftest import END, START, on, stored, tick
from jiyao.foundation.access.roles import HEAD
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused

YEAR = START.year + 1


@pytest.mark.clause("CLS-06", shows="in-time")
@pytest.mark.clause("CLS-06", shows="refused")
def test_every_year_each_item_in_force_is_reviewed_once(
    item: Item, cast: Any, behind_the_doors: Any
) -> None:
    tick()
    yearly = {"kind_code": YEARLY}
    with behind_the_doors():
        assert not Duty.objects.filter(**yearly).exists()
    with on(date(YEAR, 1, 4)):
        tick()
        tick()
        with behind_the_doors():
            [duty] = Duty.objects.filter(**yearly)
        assert (duty.owner, duty.due_at.year) == (cast["classifier"], YEAR)
        review_for_the_year(item, result="kept", words="", by=cast["classifier"])
        with behind_the_doors():
            assert not Duty.objects.pending().filter(**yearly).exists()
        with pytest.raises(Refused, match=f"{YEAR} 年度已经审核过"):
            review_for_the_year(item, result="kept", words="", by=cast["classifier"])
    with on(date(YEAR + 1, 1, 4)):
        tick()
        with behind_the_doors():
            assert Duty.objects.pending().filter(**yearly).count() == 1


def is_awaiting(item: Item, client: Any) -> bool:
    """Whether the register shows the item among what waits for its yearly review."""
    answer = client.get("/registers/classification.item/?show=awaiting-review")
    assert answer.status_code == 200
    return str(item) in answer.content.decode()


@pytest.mark.clause("CLS-06")
def test_the_register_shows_what_waits_for_its_yearly_review(
    signed: Any, cast: Any, client_of: Any
) -> None:
    item = signed()
    assert not is_awaiting(item, client_of("classifier"))
    with on(date(YEAR, 1, 4)):
        assert is_awaiting(item, client_of("classifier"))
        review_for_the_year(item, result="kept", words="", by=cast["classifier"])
        assert not is_awaiting(item, client_of("classifier"))


@pytest.fixture
def work(work_secret: Any, cast: Any, signs: Any) -> Iterator[Item]:
    """A work secret in force since START."""
    with on(START):
        draft = replace(work_secret, starts=START, period="5年")
        item = propose(draft=draft, by=cast["reader"], proofs=signs())
        yield sign(item, words="", by=cast["leader"], proofs=signs())


@pytest.mark.clause("CLS-06", "CLS-13")
def test_on_a_work_secret_the_leaders_decide(work: Item, cast: Any, with_approval: Any) -> None:
    with pytest.raises(Refused, match="工作秘密由单位领导决定") as refused:
        with_approval(release, work, ground="early")
    assert refused.value.refusals[0].instead == "请由单位领导办理"
    appoint(cast["office_head"], role=HEAD.code, by=cast["security"])
    who = {"by": cast["leader"], "approver": cast["office_head"]}
    with_approval(extend, work, **who, period="6年", long_basis="")
    with_approval(release, work, **who, ground="early")
    assert stored(work).state == Item.State.RELEASED


def test_the_review_of_a_work_secret_is_owed_by_the_leader_who_signed_it(
    work: Item, cast: Any, behind_the_doors: Any
) -> None:
    with on(date(YEAR, 1, 4)):
        tick()
        with behind_the_doors():
            assert Duty.objects.get(kind_code=YEARLY).owner == cast["leader"]
        review_for_the_year(work, result="kept", words="", by=cast["leader"])


@pytest.mark.usefixtures("item")
def test_where_nobody_may_decide_nothing_is_opened_until_somebody_may(
    appointed: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with behind_the_doors():
        [officer] = Officer.objects.all()
    dismiss_officer(officer, by=cast["secrecy_office"])
    before = len(new_entries())
    with on(END - timedelta(days=30)):
        tick()
        assert len(new_entries()) == before
        with behind_the_doors():
            assert not Duty.objects.filter(kind_code__in=(BEFORE_END, YEARLY)).exists()
        appoint(cast["office_head"], role="classifier", by=cast["security"])
        appointed("office_head", trained_until=date(2050, 1, 1))
        tick()
        with behind_the_doors():
            owners = Duty.objects.filter(kind_code__in=(BEFORE_END, YEARLY)).values_list("owner")
            assert {key for [key] in owners} == {cast["office_head"].pk}
