"""The way back: a void number, what was signed, what a colleague left behind (DOC-03, CLS-19)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import IssueNumber, Outgoing
from jiyao.domains.carriers.procedures import drafting, issuing
from jiyao.domains.carriers.procedures.printing import number, print_run, void_number
from jiyao.domains.classification.models import Item
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.accounts.procedures.people import remove
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.approved import approved
from tests.clearing import left
from tests.issued_at_hand import PRINTED, drafted, signed

State = Outgoing.State


@pytest.mark.clause("CLS-19", "DOC-23", shows="refused")
def test_what_was_released_after_its_signature_is_neither_numbered_nor_printed(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    first, second = signed(cast, signs), number(signed(cast, signs), by=cast["keeper"])
    with system_scope("tests.items.lapsed"):
        for outgoing in (first, second):
            outgoing.item.state = Item.State.LAPSED
            outgoing.item.save()
    with pytest.raises(Refused, match="现为：期满自行解密"):
        number(first, by=cast["keeper"])
    given = {"made": 5, "proofreader": cast["reader"], "by": cast["keeper"], **PRINTED}
    with pytest.raises(Refused, match="现为：期满自行解密"):
        print_run(second, proofs=signs(proofreader=cast["reader"]), **given)


@pytest.mark.clause("DOC-03", shows="refused")
def test_a_void_number_stays_and_is_not_given_again(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = number(signed(cast, signs), by=cast["keeper"])
    with pytest.raises(Refused, match="批准"):
        void_number(outgoing, reason="代字选错", by=cast["keeper"])
    approver = {"approver": cast["office_head"], "proofs": signs()}
    approved(void_number, outgoing, by=cast["keeper"], reason="代字选错", **approver)
    number(outgoing, by=cast["keeper"])
    with behind_the_doors():
        rows = list(IssueNumber.objects.order_by("place"))
    assert [(row.place, bool(row.voided_at)) for row in rows] == [(1, True), (2, False)]


def test_what_was_signed_goes_back_its_number_voided_first_and_is_signed_anew(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = number(signed(cast, signs), by=cast["keeper"])
    back = {"words": "", "by": cast["leader"], "proofs": signs()}
    with pytest.raises(Refused, match="现在是：待缮印"):
        issuing.send_back(outgoing, **back)
    approver = {"approver": cast["office_head"], "proofs": signs()}
    approved(void_number, outgoing, by=cast["keeper"], reason="正文有误", **approver)
    issuing.send_back(outgoing, **back)
    disputed = issuing.dispute(signed(cast, signs), **back)
    with behind_the_doors():
        rows = Outgoing.objects.filter(pk__in=[outgoing.pk, disputed.pk])
        assert {(row.state, row.signed_at) for row in rows} == {
            (State.RETURNED, None),
            (State.DISPUTED, None),
        }


def test_a_countersignature_leaves_what_the_others_owe_as_it_is(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    appoint(cast["leader"], role="office_head", by=cast["security"])
    outgoing = drafted(cast, signs, countersigners=[cast["classifier"], cast["office_head"]])
    issuing.check(outgoing, words="", by=cast["leader"], proofs=signs())

    def owed() -> dict[int, Any]:
        with behind_the_doors():
            rows = Duty.objects.filter(kind_code="carriers.countersign").order_by("pk")
            return {row.owner_id: (row.pk, row.closed_at) for row in rows}

    before = owed()
    issuing.countersign(outgoing, agrees=True, words="", by=cast["classifier"], proofs=signs())
    after = owed()
    assert len(before) == 2
    assert after[cast["office_head"].pk] == before[cast["office_head"].pk]
    assert after[cast["classifier"].pk][1] is not None


@pytest.mark.clause("DOC-03", shows="refused")
def test_the_office_head_withdraws_what_a_colleague_who_left_had_drafted(
    cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    outgoing = drafted(cast, signs)
    with pytest.raises(Refused, match="只有拟稿人可以撤稿"):
        drafting.withdraw(outgoing, by=cast["office_head"])
    left(cast["reader"])
    remove(cast["reader"], by=cast["system"])
    with pytest.raises(Refused, match="只有拟稿人可以撤稿"):
        drafting.withdraw(outgoing, by=cast["keeper"])
    drafting.withdraw(outgoing, by=cast["office_head"])
    with behind_the_doors():
        assert Outgoing.objects.get(pk=outgoing.pk).state == State.WITHDRAWN
