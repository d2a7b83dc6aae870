"""Lending to another body: never top secret, against a letter, and back in time (BOR-05)."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, OutsideLoan, State
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.lending_outside import call_back, lend_outside
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import the_room

FIELDS: dict[str, Any] = {
    "body": "青岭市地方志办公室",
    "bearer": "许某",
    "letter": "青志介〔2026〕12号",
    "purpose": "核对史实",
    "days": 5,
    "receipt": "借条2026-1",
}


@pytest.fixture
def lend(cast: Any, signs: Any) -> Any:
    """Lend a copy to another body, approved by the leader."""

    def out(copy: Copy, **changes: Any) -> OutsideLoan:
        people = {"by": cast["keeper"], "approver": cast["leader"]}
        return approved(lend_outside, copy, proofs=signs(), **people, **FIELDS | changes)

    return out


@pytest.mark.clause("BOR-05")
def test_the_copy_is_outside_with_the_body_and_the_keeper_owes_its_return(
    copy: Any, cast: Any, lend: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    loan = lend(copy)
    with behind_the_doors():
        lent = Copy.objects.get(pk=copy.pk)
        [duty] = Duty.objects.owed_by(cast["keeper"].pk).filter(subject_ref=copy.public_id)
        assert (lent.state, lent.outside, lent.holder) == (State.TRANSIT, FIELDS["body"], None)
        assert lent.due_at == duty.due_at == loan.due_at
        assert (loan.letter, loan.approved_by) == (FIELDS["letter"], cast["leader"])
    assert len(new_entries("carriers.copy.lent-outside")) == 1


@pytest.mark.clause("BOR-05", shows="refused")
def test_top_secret_is_never_lent_outside(copy_of: Any, lend: Any, new_entries: Any) -> None:
    copy = copy_of("state", "top", circles=("单位领导",))
    with pytest.raises(Refused, match="绝密件一律不借给外单位"):
        lend(copy)
    [entry] = new_entries("carriers.copy.lent-outside")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["BOR-05"])


@pytest.mark.clause("BOR-05", shows="refused")
@pytest.mark.parametrize(
    ("change", "why"),
    [({"letter": " "}, "没有登记介绍信号"), ({"purpose": ""}, "没有写明"), ({"days": 0}, "期限")],
)
def test_without_letter_purpose_or_period_nothing_is_lent(
    change: Any, why: str, copy: Any, lend: Any
) -> None:
    with pytest.raises(Refused, match=why):
        lend(copy, **change)


@pytest.mark.clause("BOR-05", shows="refused")
def test_nothing_leaves_without_approval(copy: Any, cast: Any, signs: Any) -> None:
    with pytest.raises(Refused, match="没有与所填内容一致"):
        lend_outside(copy, by=cast["keeper"], proofs=signs(), **FIELDS)


@pytest.mark.clause("DOC-15", shows="refused")
def test_until_it_is_back_it_goes_nowhere_else(copy: Any, cast: Any, lend: Any, signs: Any) -> None:
    lend(copy)
    with pytest.raises(Refused, match="不在机要室"):
        lend(copy)
    to = cast["reader"]
    with pytest.raises(Refused, match="青岭市地方志办公室"):
        send(copy, to=to, place=the_room(), due=None, by=cast["keeper"], proofs=signs(to=to))


@pytest.mark.clause("BOR-05", shows="refused")
def test_the_return_is_counted_and_booked_once(
    copy: Any, cast: Any, lend: Any, signs: Any, behind_the_doors: Any
) -> None:
    keeper, loan = cast["keeper"], lend(copy)
    with pytest.raises(Refused, match="应有 6"):
        call_back(copy, counted=5, condition="", by=keeper, proofs=signs())
    call_back(copy, counted=6, condition="封面折角", by=keeper, proofs=signs())
    with behind_the_doors():
        back, loan = Copy.objects.get(pk=copy.pk), OutsideLoan.objects.get(pk=loan.pk)
        assert (back.state, back.outside, back.due_at) == (State.ROOM, "", None)
        assert (loan.counted, loan.condition) == (6, "封面折角")
        assert not Duty.objects.pending().filter(subject_ref=copy.public_id).exists()
    with pytest.raises(Refused, match="没有借给外单位"):
        call_back(copy, counted=6, condition="", by=keeper, proofs=signs())


@pytest.mark.clause("BOR-05")
def test_what_is_late_stands_in_the_register(
    copy: Any, lend: Any, client_of: Any, behind_the_doors: Any
) -> None:
    loan = lend(copy)
    with behind_the_doors():
        assert not OutsideLoan.objects.overdue(timezone.now()).exists()
        assert OutsideLoan.objects.overdue(loan.due_at.replace(year=2100)).exists()
    page = client_of("office_head").get("/registers/carriers.outside_loan/?show=out")
    assert FIELDS["body"] in page.content.decode()
    assert FIELDS["letter"] in client_of("keeper").get(loan.get_absolute_url()).content.decode()


@pytest.mark.clause("DOC-16")
def test_what_another_body_lost_can_be_reported(copy: Any, cast: Any, lend: Any) -> None:
    lend(copy)
    loss = report_missing(copy, last_seen="借给地方志办公室", by=cast["keeper"])
    assert loss.is_open
