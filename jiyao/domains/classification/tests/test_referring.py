"""Unclear or disputed: protected at the highest claim until a higher body says (CLS-10, CLS-21)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.classification.models import Item, Referral
from jiyao.domains.classification.procedures.checking import draw
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.referring import (
    clear,
    dispute,
    refer,
    refer_higher,
    settle,
)
from jiyao.domains.classification.settings import REFERRAL_DAYS
from jiyao.domains.classification.settling import ANSWER
from jiyao.domains.classification.tests.conftest import END, on, stored, tick
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose

LETTER, REPLY = "青保请〔2026〕2号", "市保复〔2026〕9号"


@pytest.fixture
def asked(level: Any) -> dict[str, Any]:
    """The city is asked; somebody proposed top secret."""
    return {"highest": level("state", "top"), "body": "city", "reference": LETTER}


@pytest.fixture
def disputed(asked: Any) -> dict[str, Any]:
    return {**asked, "parties": "业务一处、业务二处", "positions": ""}


def referral_of(item: Item) -> Referral:
    return Referral.objects.using("act").for_acting().get(item=item)


@pytest.mark.clause("CLS-10")
def test_what_is_unclear_is_protected_at_the_highest_proposed_level_until_it_is_said(
    proposed: Any,
    asked: Any,
    with_approval: Any,
    cast: Any,
    signs: Any,
    level: Any,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    item = proposed()
    with_approval(refer, item, **asked)
    assert (stored(item).state, stored(item).label.level.code) == ("referred", "top")
    by = {"by": cast["secrecy_office"]}
    higher = refer_higher(referral_of(item), body="province", reference=LETTER, **by)
    said = {"level": level("state", "secret"), "period": "3年", "long_basis": ""}
    settle(higher, **said, reference=REPLY, proofs=signs(), **by)
    assert (stored(item).state, str(stored(item).marking)) == ("signed", "秘密★3年")
    assert stored(item).number.startswith("定秘")
    with behind_the_doors():
        assert not Duty.objects.pending().filter(kind_code=ANSWER).exists()
    with pytest.raises(Refused, match="已经确定：秘密★3年"):
        settle(higher, **said, reference=REPLY, proofs=signs(), **by)
    outcomes = [e["outcome"] for e in new_entries("classification.referral.settled")]
    assert outcomes == ["done", "refused"]


@pytest.mark.clause("CLS-10", shows="refused")
@pytest.mark.clause("CLS-21", shows="refused")
def test_it_needs_approval_and_is_not_protected_lower_nor_decided_meanwhile(
    proposed: Any, asked: Any, with_approval: Any, cast: Any, signs: Any, level: Any
) -> None:
    item, by = proposed(), {"by": cast["classifier"]}
    with pytest.raises(Refused, match="须经领导或主要负责人批准"):
        refer(item, **asked, **by)
    with pytest.raises(Refused, match="低于现在的机密"):
        refer(item, **(asked | {"highest": level("state", "secret")}), **by)
    with_approval(refer, item, **asked)
    with pytest.raises(Refused, match="不明确，已报请确定"):
        sign(item, words="", proofs=signs(), by=cast["leader"])
    with pytest.raises(Refused, match="不可见"):
        refer(item, **asked, by=cast["stranger"])
    with pytest.raises(Refused, match="须报上一级"):
        refer_higher(
            referral_of(item), body="district", reference=LETTER, by=cast["secrecy_office"]
        )


@pytest.mark.clause("CLS-21")
@pytest.mark.clause("CLS-21", shows="refused")
def test_a_dispute_protects_at_the_highest_claim_until_the_ruling(
    signed: Any, disputed: Any, with_approval: Any, cast: Any, signs: Any, level: Any
) -> None:
    item = signed()
    with_approval(dispute, item, **disputed)
    assert str(stored(item).marking) == "绝密★10年"
    with pytest.raises(Refused, match="先行保护的密级管理"):
        release(item, ground="early", by=cast["leader"])
    ruling = {"level": level("state", "confidential"), "period": "10年", "long_basis": ""}
    office = {"by": cast["secrecy_office"], "proofs": signs()}
    settle(referral_of(item), **ruling, reference=REPLY, **office)
    assert str(stored(item).marking) == "机密★10年"


@pytest.mark.clause("CLS-21", shows="shown")
def test_the_page_and_the_register_tell_of_the_dispute_and_its_ruling(
    signed: Any, disputed: Any, with_approval: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    item = signed()
    with_approval(dispute, item, **disputed)
    page = client_of("secrecy_office").get(item.get_absolute_url()).content.decode()
    for part in ("业务一处、业务二处", "设区市保密行政管理部门", LETTER, "待答复"):
        assert part in page
    clear(referral_of(item), reference=REPLY, by=cast["secrecy_office"], proofs=signs())
    assert stored(item).state == Item.State.RELEASED
    register = "/registers/classification.referral/?show=settled"
    assert REPLY in client_of("leader").get(register).content.decode()


@pytest.mark.clause("CLS-21", shows="hidden")
def test_a_stranger_sees_no_dispute(
    signed: Any, disputed: Any, with_approval: Any, client_of: Any
) -> None:
    item = signed()
    with_approval(dispute, item, **disputed)
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404
    assert client_of("stranger").get("/registers/classification.referral/").status_code == 403


@pytest.mark.parametrize("days", [10, 3])
def test_each_body_has_its_working_days(
    days: int, proposed: Any, asked: Any, with_approval: Any, behind_the_doors: Any
) -> None:
    choose(REFERRAL_DAYS, days)
    with time_machine.travel("2030-11-25 02:00Z", tick=True):
        with_approval(refer, proposed(), **asked)
        with behind_the_doors():
            [duty] = Duty.objects.pending().filter(kind_code=ANSWER)
        due = timezone.localdate(duty.due_at)
        assert due.isoformat() == {10: "2030-12-09", 3: "2030-11-28"}[days]
        assert not duty.is_overdue(timezone.now())
        assert duty.is_overdue(duty.due_at + timedelta(minutes=1))


def test_what_is_disputed_does_not_lapse(item: Item, disputed: Any, with_approval: Any) -> None:
    with on(END - timedelta(days=3)):
        with_approval(dispute, item, **disputed)
    with on(END):
        tick()
    assert stored(item).state == Item.State.SIGNED


def test_above_the_ceiling_no_positions_are_kept(
    signed: Any, disputed: Any, with_approval: Any
) -> None:
    with pytest.raises(Refused, match="不得录入各方意见"):
        with_approval(dispute, signed(), **(disputed | {"positions": "应为绝密"}))


def test_what_is_found_to_be_no_secret_was_never_declassified(
    proposed: Any, asked: Any, with_approval: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    item = proposed()
    with_approval(refer, item, **asked)
    clear(referral_of(item), reference=REPLY, by=cast["secrecy_office"], proofs=signs())
    assert (stored(item).state, str(stored(item).marking)) == ("cleared", "不属秘密")
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert "有权部门确定不属秘密" in page
    drawn = {"since": timezone.localdate(), "until": timezone.localdate(), "size": 1}
    with pytest.raises(Refused, match="没有可抽查的决定"):
        draw(of="releases", **drawn, by=cast["secrecy_office"])


def test_the_form_of_a_ruling_says_what_it_replaced(
    signed: Any,
    disputed: Any,
    with_approval: Any,
    cast: Any,
    signs: Any,
    level: Any,
    client_of: Any,
) -> None:
    item = signed()
    with_approval(dispute, item, **disputed)
    ruling = {"level": level("state", "secret"), "period": "5年", "long_basis": ""}
    office = {"by": cast["secrecy_office"], "proofs": signs()}
    settle(referral_of(item), **ruling, reference=REPLY, **office)
    address = f"/papers/classification.change/{item.public_id}/"
    words = words_of(client_of("secrecy_office").get(address).content)
    for part in ("绝密★10年", "秘密★5年", REPLY):
        assert part in words
