"""The end of a period: called up before, lapsed at the end or decided, told to all (CLS-06)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from conftest import PIN
from jiyao.domains.classification.altering import BEFORE_END
from jiyao.domains.classification.lapsing import lapse, to_lapse
from jiyao.domains.classification.models import Event, Item, Notice
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import confirm, extend, release
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import DECISION, EXPIRY, NOTICE_DAYS
from jiyao.domains.classification.tests.conftest import END, START, on, stored, tick
from jiyao.foundation.accounts.procedures.people import join
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose
from tests.clearing import bar, clear

TWENTY_YEARS = END.replace(year=END.year + 10)


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
    assert (stored(item).state, stored(item).ends_on) == (Item.State.SIGNED, TWENTY_YEARS)


@pytest.mark.clause("CLS-07")
def test_what_derives_from_it_is_extended_with_it(
    item: Item, draft: Any, reviewed: Any, cast: Any, signs: Any, with_approval: Any
) -> None:
    with on(START + timedelta(days=1)):
        taken = {"line": None, "kind": "derived", "case": "same", "sources": [item]}
        like = sign(reviewed(starts=START, **taken), words="", by=cast["leader"], proofs=signs())
    with on(END - timedelta(days=30)):
        with_approval(extend, item, period="20年", long_basis="")
    assert str(stored(like).marking) == "机密★20年"
    assert stored(like).ends_on == TWENTY_YEARS


def test_what_was_decided_since_it_was_found_does_not_lapse(
    item: Item, with_approval: Any, behind_the_doors: Any
) -> None:
    with on(END), behind_the_doors():
        [found] = to_lapse(timezone.now())
    with on(END - timedelta(days=1)):
        with_approval(extend, item, period="20年", long_basis="")
    with on(END), system_scope("tests.item.lapsed"):
        lapse(found, timezone.now())
    assert stored(item).state == Item.State.SIGNED


@pytest.mark.clause("CLS-06", shows="refused")
def test_an_extension_needs_approval_more_time_and_comes_before_the_end(
    item: Item, cast: Any
) -> None:
    by = {"by": cast["classifier"], "long_basis": ""}
    with pytest.raises(Refused, match="须经领导或主要负责人批准"):
        extend(item, period="15年", **by)
    with pytest.raises(Refused, match="没有长过 10年"):
        extend(item, period="5年", **by)
    with pytest.raises(Refused, match="不超过 20 年"):
        extend(item, period="25年", **by)
    with pytest.raises(Refused, match="没有确定机密的定密权限"):
        extend(item, period="15年", by=cast["leader"], long_basis="")
    with on(END), pytest.raises(Refused, match="已经届满，不能再延长"):
        extend(item, period="15年", **by)


@pytest.mark.clause("CLS-06")
@pytest.mark.clause("CLS-06", shows="refused")
def test_released_early_with_approval_once(
    item: Item, cast: Any, new_entries: Any, with_approval: Any
) -> None:
    with pytest.raises(Refused, match="须经领导或主要负责人批准"):
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
    clear(cast["junior"], item.label.level)
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
    bar(cast["reader"])
    address = f"/act/classification.notice.confirmed/{notice.public_id}/"
    shown = client_of("reader").get(address).content.decode()
    assert "请向机要员或保密办问明" in shown
    assert "提前解密" not in shown
    assert client_of("reader").post(address, {"by_pin": PIN}).status_code == 302


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
