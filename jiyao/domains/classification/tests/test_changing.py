"""What was decided changes with reason and authority; every holder marks anew (CLS-05)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.classification.altering import BEFORE_END
from jiyao.domains.classification.bearers import BEARERS, Bearer, bears_marks
from jiyao.domains.classification.models import Alteration, Item, Notice, own_circles
from jiyao.domains.classification.procedures.changing import change
from jiyao.domains.classification.procedures.deciding import adopt, sign
from jiyao.domains.classification.procedures.expiring import confirm, release
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.settings import COMMITTEE_PATH, PATH
from jiyao.domains.classification.tests.conftest import END, on, stored, tick
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose, close

PAPER = {"ground": "harm", "reference": "青密〔2026〕7号", "long_basis": ""}


@pytest.fixture
def lower(level: Any, unit: Circle) -> dict[str, Any]:
    """Secret for five years instead of confidential for ten."""
    return {"level": level("state", "secret"), "period": "5年", "circles": [unit], **PAPER}


@pytest.fixture
def derived(draft: Any, cast: Any, signs: Any, reviewed: Any) -> Any:
    """Have what derives from an item decided on, as its source is."""

    def begin(origin: Item, **changes: Any) -> Item:
        taken = {"line": None, "kind": "derived", "case": "same", "sources": [origin], **changes}
        return sign(reviewed(**taken), words="", by=cast["leader"], proofs=signs())

    return begin


@pytest.mark.clause("CLS-05")
@pytest.mark.clause("CLS-05", shows="shown")
def test_changed_with_approval_the_history_keeps_what_it_was(
    signed: Any, lower: Any, with_approval: Any, client_of: Any, new_entries: Any, cast: Any
) -> None:
    item = signed()
    with_approval(change, item, **lower)
    assert str(stored(item).marking) == "秘密★5年"
    assert [e["outcome"] for e in new_entries("classification.item.changed")] == ["done"]
    page = client_of("secrecy_office").get(item.get_absolute_url()).content.decode()
    assert "机密★10年 → 秘密★5年" in page
    assert "青密〔2026〕7号" in page
    listed = client_of("secrecy_office").get("/registers/classification.notice/?show=waiting")
    assert cast["reader"].name in listed.content.decode()
    assert item.number in listed.content.decode()


@pytest.mark.clause("CLS-05", shows="refused")
def test_a_change_needs_approval_power_and_something_that_changes(
    signed: Any, lower: Any, cast: Any, level: Any, unit: Circle
) -> None:
    item, by = signed(), cast["classifier"]
    with pytest.raises(Refused, match="须经领导或主要负责人批准"):
        change(item, **lower, by=by)
    same = {"level": item.label.level, "period": "10年", "circles": [unit], **PAPER}
    with pytest.raises(Refused, match="都没有变化"):
        change(item, **same, by=by)
    with pytest.raises(Refused, match="没有确定绝密的定密权限"):
        change(item, **(lower | {"level": level("state", "top")}), by=by)
    with pytest.raises(Refused, match="不属同一体系"):
        change(item, **(lower | {"level": level("work", "internal")}), by=by)
    with pytest.raises(Refused, match="不办理此事项"):
        change(item, **lower, by=cast["keeper"])
    with pytest.raises(Refused, match="不可见"):
        change(item, **lower, by=cast["stranger"])


@pytest.mark.clause("CLS-05", shows="hidden")
def test_a_stranger_learns_nothing_of_a_change(
    signed: Any, lower: Any, with_approval: Any, client_of: Any
) -> None:
    item = signed()
    with_approval(change, item, **lower)
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404
    assert client_of("stranger").get("/registers/classification.notice/").status_code == 403


@pytest.mark.clause("CLS-05")
def test_what_derives_from_it_follows_and_its_drafter_is_told(
    signed: Any, derived: Any, lower: Any, with_approval: Any, behind_the_doors: Any
) -> None:
    item = signed()
    like, longer = derived(item), derived(item, period="15年")
    with_approval(change, item, **lower)
    assert str(stored(like).marking) == "秘密★5年"
    assert str(stored(longer).marking) == "秘密★15年"
    with behind_the_doors():
        followed = Alteration.objects.get(event__item=like, event__what="followed")
        assert followed.ground == f"随 {item} 变更"
        assert Notice.objects.filter(event=followed.event).count() == 1


def test_who_left_the_scope_of_the_source_leaves_that_of_what_derives(
    signed: Any, derived: Any, lower: Any, with_approval: Any
) -> None:
    both = [Circle.objects.get(name=name) for name in ("业务一处", "业务二处")]
    item = signed()
    with_approval(change, item, **(lower | {"circles": both}))
    like = derived(item, circles=both, level=lower["level"])
    with_approval(change, item, **lower)
    assert scope_of(like) == ["业务一处"]


def test_who_left_the_scope_of_the_source_leaves_it_by_name_too(
    signed: Any, derived: Any, lower: Any, with_approval: Any, cast: Any, behind_the_doors: Any
) -> None:
    both = [Circle.objects.get(name=name) for name in ("业务一处", "业务二处")]
    with behind_the_doors():
        [named] = own_circles([cast["junior"]])
    item = signed()
    with_approval(change, item, **(lower | {"circles": both}))
    like = derived(item, circles=[both[1], named], level=lower["level"])
    with_approval(change, item, **(lower | {"circles": [both[0]]}))
    assert scope_of(like) == ["业务一处"]


def test_a_change_of_the_end_closes_what_the_former_end_asked_for(
    item: Item, with_approval: Any, unit: Circle, behind_the_doors: Any
) -> None:
    with on(END - timedelta(days=30)):
        tick()
        with behind_the_doors():
            assert Duty.objects.pending().filter(kind_code=BEFORE_END).exists()
        same = {"level": item.label.level, "circles": [unit], **PAPER}
        with_approval(change, item, period="15年", **same)
        with behind_the_doors():
            assert not Duty.objects.pending().filter(kind_code=BEFORE_END).exists()


def scope_of(item: Item) -> list[str]:
    """The scope of an item as it was chosen, by name."""
    return [str(circle) for circle in stored(item).chosen_circles(timezone.now())]


def test_below_its_source_nothing_is_changed(
    signed: Any, derived: Any, lower: Any, cast: Any
) -> None:
    like = derived(signed())
    with pytest.raises(Refused, match="派生定密不得低于源事项"):
        change(like, **lower, by=cast["classifier"])


def test_in_an_organisation_without_officers_a_leader_decides_with_approval(
    draft: Any, lower: Any, cast: Any, signs: Any
) -> None:
    choose(PATH, COMMITTEE_PATH)
    alone = replace(draft, officer=None)
    item = propose(draft=alone, by=cast["reader"], proofs=signs())
    fields = {"body": "committee", "reference": "纪要〔2026〕5号"}
    adopt(item, **fields, by=cast["secrecy_office"], proofs=signs())
    appoint(cast["office_head"], role=LEADER.code, by=cast["security"])
    people = {"by": cast["leader"], "approver": cast["office_head"], "proofs": signs()}
    approved(change, item, **lower, **people)
    approved(release, stored(item), ground="early", **people)
    assert stored(item).state == Item.State.RELEASED


def test_the_form_of_a_change_says_what_it_was_and_who_approved(
    signed: Any, lower: Any, with_approval: Any, client_of: Any, cast: Any
) -> None:
    item = signed()
    address = f"/papers/classification.change/{item.public_id}/"
    with_approval(change, item, **lower)
    words = words_of(client_of("secrecy_office").get(address).content)
    for part in ("机密★10年", "秘密★5年", "青密〔2026〕7号", cast["leader"].name):
        assert part in words
    with_approval(release, stored(item), ground="early")
    words = words_of(client_of("secrecy_office").get(address).content)
    assert "提前解密" in words
    listed = client_of("secrecy_office").get("/papers/classification.items/")
    assert str(item) in words_of(listed.content)


def test_who_is_told_confirms_once_and_nobody_else(
    signed: Any, lower: Any, with_approval: Any, behind_the_doors: Any, cast: Any, signs: Any
) -> None:
    with_approval(change, signed(), **lower)
    with behind_the_doors():
        notice = Notice.objects.get()
    with pytest.raises(Refused, match="不是给您的"):
        confirm(notice, by=cast["keeper"], proofs=signs())
    confirm(notice, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="已经确认"):
        confirm(notice, by=cast["reader"], proofs=signs())


def test_the_duty_leads_to_the_act_and_the_act_says_what_changed(
    signed: Any, lower: Any, with_approval: Any, behind_the_doors: Any, client_of: Any
) -> None:
    item = signed()
    with_approval(change, item, **lower)
    with behind_the_doors():
        notice = Notice.objects.get()
    address = f"/act/classification.notice.confirmed/{notice.public_id}/"
    inbox = client_of("reader").get("/duties/").content.decode()
    assert f'href="{address}" data-open' in inbox
    page = client_of("reader").get(address).content.decode()
    assert "机密★10年 → 秘密★5年" in page
    assert item.get_absolute_url() in page


def test_the_act_names_no_item_to_who_may_no_longer_know_it(
    signed: Any, lower: Any, with_approval: Any, behind_the_doors: Any, client_of: Any, cast: Any
) -> None:
    item = signed()
    with_approval(change, item, **lower)
    with behind_the_doors():
        notice = Notice.objects.get()
    close(item, cast["secrecy_office"])
    address = f"/act/classification.notice.confirmed/{notice.public_id}/"
    page = client_of("reader").get(address)
    assert page.status_code == 200
    assert item.number not in page.content.decode()


def test_a_former_notice_is_still_shown_until_it_is_confirmed(
    signed: Any, lower: Any, with_approval: Any, client_of: Any, behind_the_doors: Any
) -> None:
    item = signed()
    with_approval(change, item, **lower)
    with_approval(change, item, **(lower | {"period": "6年"}))
    with behind_the_doors():
        notices = list(Notice.objects.filter(item=item))
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    shown = [f"/act/classification.notice.confirmed/{n.public_id}/" in page for n in notices]
    assert shown == [True, True]
    page = client_of("secrecy_office").get(item.get_absolute_url()).content.decode()
    assert "/act/classification.notice.confirmed/" not in page


def test_an_area_answers_once_for_what_bears_marks() -> None:
    other = Bearer(lambda item: [], lambda item, level, period: None, lambda thing: None)
    with pytest.raises(ValueError, match="carriers"):
        bears_marks("carriers", other)
    assert "carriers" in BEARERS
