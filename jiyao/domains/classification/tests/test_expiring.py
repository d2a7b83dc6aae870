"""The end of a period: called up before, lapsed at the end or decided, told to all (CLS-06)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from conftest import PIN
from jiyao.config.schedule import SCHEDULE
from jiyao.domains.classification.models import Event, Item, Notice, Officer
from jiyao.domains.classification.procedures.cataloguing import dismiss_officer
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import (
    BEFORE_END,
    YEARLY,
    confirm,
    extend,
    release,
    review_for_the_year,
)
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import DECISION, EXPIRY, NOTICE_DAYS
from jiyao.foundation.access.models import Clearance
from jiyao.foundation.access.roles import HEAD
from jiyao.foundation.accounts.procedures.granting import appoint, grant, revoke
from jiyao.foundation.accounts.procedures.people import join
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose

START = date(2026, 11, 23)
END = date(2036, 11, 23)


@contextmanager
def on(day: date) -> Iterator[None]:
    """Stand at ten in the morning of a day."""
    with time_machine.travel(timezone.make_aware(datetime.combine(day, time(10))), tick=True):
        yield


def tick() -> None:
    for job in SCHEDULE:
        if job.code.startswith("classification."):
            run(job, timezone.now())


@pytest.fixture
def item(signed: Any, appointed: Any) -> Iterator[Item]:
    """Confidential for ten years, in force since START."""
    with on(START):
        appointed(trained_until=date(2050, 1, 1))
        yield signed(starts=START)


def stored(item: Item) -> Item:
    found: Item = Item.objects.using("act").for_acting().get(pk=item.pk)
    return found


@pytest.fixture
def with_approval(cast: Any, signs: Any) -> Any:
    """Have the classifier ask, the leader approve, and the classifier do it."""
    return partial(approved, by=cast["classifier"], approver=cast["leader"], proofs=signs())


@pytest.mark.clause("CLS-06", shows="in-time")
def test_it_is_called_up_in_time_and_listed(
    item: Item, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with on(END - timedelta(days=91)):
        tick()
        with behind_the_doors():
            assert (
                not Duty.objects.owed_by(cast["classifier"].pk)
                .exclude(kind_code="classification.yearly")
                .exists()
            )
    with on(END - timedelta(days=90)):
        tick()
        tick()
        with behind_the_doors():
            duties = Duty.objects.owed_by(cast["classifier"].pk)
            [duty] = duties.filter(kind_code=BEFORE_END)
        assert timezone.localdate(duty.due_at) == END - timedelta(days=1)
        page = client_of("secrecy_office").get("/registers/classification.item/?show=ending")
        assert str(item.number) in page.content.decode()


@pytest.mark.clause("CLS-06", shows="overdue")
@pytest.mark.clause("CLS-06")
def test_not_extended_it_lapses_by_itself_and_every_holder_is_told(
    item: Item, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with on(END - timedelta(days=1)):
        tick()
        assert stored(item).state == Item.State.SIGNED
    with on(END):
        tick()
        tick()
    assert stored(item).state == Item.State.LAPSED
    assert str(stored(item).marking) == "已解密"
    assert [e["outcome"] for e in new_entries("classification.item.lapsed")] == ["done"]
    with behind_the_doors():
        [event] = Event.objects.filter(item=item, what="lapsed")
        assert event.by is None
        [notice] = Notice.objects.filter(event=event)
        assert notice.person == cast["reader"]
        assert not Duty.objects.owed_by(cast["classifier"].pk).exists()


@pytest.mark.clause("CLS-06", shows="overdue")
def test_where_a_decision_is_wanted_it_stays_secret_and_the_decision_is_overdue(
    item: Item, cast: Any, behind_the_doors: Any, with_approval: Any
) -> None:
    choose(EXPIRY, DECISION)
    choose(NOTICE_DAYS, 30)
    with on(END - timedelta(days=31)):
        tick()
        with behind_the_doors():
            assert not Duty.objects.filter(kind_code=BEFORE_END).exists()
    with on(END - timedelta(days=20)):
        tick()
    with on(END + timedelta(days=3)):
        tick()
        assert stored(item).state == Item.State.SIGNED
        with behind_the_doors():
            late = Duty.objects.overdue(timezone.now()).filter(kind_code=BEFORE_END)
            assert late.get().owner == cast["classifier"]
        with_approval(release, item, ground="due")
    assert stored(item).state == Item.State.RELEASED


@pytest.mark.clause("CLS-06")
def test_extended_with_approval_before_the_end_it_stays_secret(
    item: Item, cast: Any, behind_the_doors: Any, with_approval: Any
) -> None:
    with on(END - timedelta(days=30)):
        tick()
        with_approval(extend, item, period="20年", long_basis="")
        with behind_the_doors():
            kinds = {d.kind_code for d in Duty.objects.owed_by(cast["classifier"].pk)}
            assert BEFORE_END not in kinds
            assert Notice.objects.get().person == cast["reader"]
    with on(END + timedelta(days=1)):
        tick()
    assert (stored(item).state, stored(item).ends_on) == (Item.State.SIGNED, date(2046, 11, 23))


@pytest.mark.clause("CLS-06", shows="refused")
def test_an_extension_needs_approval_more_time_and_comes_before_the_end(
    item: Item, cast: Any
) -> None:
    by = {"by": cast["classifier"], "long_basis": ""}
    with pytest.raises(Refused, match="须经领导、主要负责人批准"):
        extend(item, period="15年", **by)
    with pytest.raises(Refused, match="没有长过 10年"):
        extend(item, period="5年", **by)
    with pytest.raises(Refused, match="不超过 20 年"):
        extend(item, period="25年", **by)
    with pytest.raises(Refused, match="没有确定 机密 的定密权限"):
        extend(item, period="15年", by=cast["leader"], long_basis="")
    with on(END), pytest.raises(Refused, match="已经届满，不能再延长"):
        extend(item, period="15年", **by)


@pytest.mark.clause("CLS-06")
@pytest.mark.clause("CLS-06", shows="refused")
def test_released_early_with_approval_once(
    item: Item, cast: Any, new_entries: Any, with_approval: Any
) -> None:
    with pytest.raises(Refused, match="须经领导、主要负责人批准"):
        release(item, ground="early", by=cast["classifier"])
    with_approval(release, item, ground="early")
    with pytest.raises(Refused, match="现在是：已解密"):
        release(item, ground="early", by=cast["classifier"])
    outcomes = [e["outcome"] for e in new_entries("classification.item.released")]
    assert outcomes == ["refused", "done", "refused"]


def test_its_page_tells_why_it_was_released(
    signed: Any, client_of: Any, with_approval: Any
) -> None:
    item = signed()
    with_approval(release, item, ground="early")
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert "提前解密：不再需要保密" in page
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404


def test_released_without_power_or_out_of_scope_it_stays(item: Item, cast: Any) -> None:
    with pytest.raises(Refused, match="不办理此事项"):
        release(item, ground="early", by=cast["keeper"])
    with pytest.raises(Refused, match="不可见"):
        release(item, ground="early", by=cast["stranger"])


@pytest.mark.clause("CLS-06")
def test_who_derived_from_it_is_told_too_and_confirms(
    item: Item,
    draft: Any,
    cast: Any,
    signs: Any,
    behind_the_doors: Any,
    client_of: Any,
    with_approval: Any,
) -> None:
    grant(cast["junior"], level=item.label.level, until=None, basis="测试", by=cast["security"])
    join(cast["junior"], circle=draft.circles[0], by=cast["security"])
    draft = replace(draft, line=None, starts=START)
    taken_over = replace(draft, kind="derived", case="same", sources=[item])
    propose(draft=taken_over, by=cast["junior"], proofs=signs())
    with_approval(release, item, ground="early")
    with behind_the_doors():
        told = {n.person.number: n for n in Notice.objects.filter(item=item)}
    assert sorted(told) == ["R0201", "R0301"]
    page = client_of("junior").get("/duties/").content.decode()
    assert "按变更改标并确认" in page
    with pytest.raises(Refused, match="不是给您的"):
        confirm(told["R0301"], by=cast["reader"], proofs=signs())
    confirm(told["R0301"], by=cast["junior"], proofs=signs())
    with pytest.raises(Refused, match="已经确认"):
        confirm(told["R0301"], by=cast["junior"], proofs=signs())


def test_who_may_know_the_notice_alone_confirms_it_too(
    item: Item, cast: Any, behind_the_doors: Any, client_of: Any, with_approval: Any
) -> None:
    with_approval(release, item, ground="early")
    with behind_the_doors():
        notice = Notice.objects.get(item=item)
        [clearance] = Clearance.objects.filter(person=cast["reader"], level=item.label.level)
    revoke(clearance, by=cast["security"])
    address = f"/act/classification.notice.confirmed/{notice.public_id}/"
    assert client_of("reader").get(address).status_code == 200
    assert client_of("reader").post(address, {"by_pin": PIN}).status_code == 302


@pytest.mark.clause("CLS-06", shows="in-time")
@pytest.mark.clause("CLS-06", shows="refused")
def test_every_year_each_item_in_force_is_reviewed_once(
    item: Item, cast: Any, behind_the_doors: Any
) -> None:
    tick()
    yearly = {"kind_code": YEARLY}
    with behind_the_doors():
        assert not Duty.objects.filter(**yearly).exists()
    with on(date(2027, 1, 4)):
        tick()
        tick()
        with behind_the_doors():
            [duty] = Duty.objects.filter(**yearly)
        assert (duty.owner, duty.due_at.year) == (cast["classifier"], 2027)
        review_for_the_year(item, result="kept", words="", by=cast["classifier"])
        with behind_the_doors():
            assert not Duty.objects.pending().filter(**yearly).exists()
        with pytest.raises(Refused, match="2027 年度已经审核过"):
            review_for_the_year(item, result="kept", words="", by=cast["classifier"])
    with on(date(2028, 1, 4)):
        tick()
        with behind_the_doors():
            assert Duty.objects.pending().filter(**yearly).count() == 1


def test_the_approver_reads_the_new_period_by_its_name(
    signed: Any, cast: Any, client_of: Any
) -> None:
    item = signed()
    fields = {"period": "20年", "long_basis": ""}
    permit = ask(extend, item, by=cast["classifier"], asked_for="需要", **fields)
    page = client_of("leader").get(permit.get_absolute_url()).content.decode()
    assert "新的保密期限（从制发日起算）" in page
    assert "20年" in page
    assert ">period<" not in page
    amending = f"/act/classification.item.extended/{item.public_id}/?amend={permit.public_id}"
    form = client_of("classifier").get(amending).context["form"]
    assert form["period_number"].value() == 20


@pytest.fixture
def work(work_secret: Any, cast: Any, signs: Any) -> Iterator[Item]:
    """A work secret in force since START."""
    with on(START):
        draft = replace(work_secret, starts=START, period="5年")
        item = propose(draft=draft, by=cast["reader"], proofs=signs())
        yield sign(item, words="", by=cast["leader"], proofs=signs())


@pytest.mark.clause("CLS-06", "CLS-13")
@pytest.mark.clause("CLS-06", shows="refused")
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
    with on(date(2027, 1, 4)):
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
