"""Receiving: counted, registered, numbered and signed are four recorded acts."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import CarrierKind, Content, Copy, Custody, Document
from jiyao.domains.carriers.procedures.receiving import number, register, report_mismatch, sign
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused


@pytest.mark.clause("DOC-01")
def test_each_of_the_four_leaves_its_own_entry(
    received: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    document = received(circles=())
    codes = [entry["code"] for entry in new_entries()]
    assert codes == [
        "carriers.document.counted",
        "carriers.document.registered",
        "carriers.document.numbered",
        "carriers.document.signed",
    ]
    with behind_the_doors():
        fresh = Document.objects.get(pk=document.pk)
        assert fresh.state == Document.State.SIGNED
        assert fresh.number.endswith("0001号")


@pytest.mark.clause("DOC-01", shows="refused")
def test_none_of_the_four_can_be_done_out_of_turn(
    counted: Any, registered: Any, cast: Any, signs: Any
) -> None:
    keeper = cast["keeper"]
    with pytest.raises(Refused, match="先登记，后编号"):
        number(counted(), copy_numbers=[1, 2], by=keeper)
    with pytest.raises(Refused, match="先编号，后签收"):
        sign(registered(), by=keeper, proofs=signs())
    with pytest.raises(Refused, match="已经登记过"):
        register(
            registered(),
            sender_number="",
            title="又一个标题",
            code_title="",
            period="",
            urgency="ordinary",
            amount=1,
            enclosures=0,
            by=keeper,
        )


@pytest.mark.clause("DOC-01", shows="refused")
def test_a_mismatch_is_explained_and_the_sender_is_to_be_told(
    counted: Any, cast: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(Refused, match="两者不符"):
        counted(counted=1)
    document = counted(counted=1, remark="少一份，袋口完好")
    with behind_the_doors():
        [duty] = Duty.objects.owed_by(cast["keeper"].pk)
        assert (duty.name, duty.subject_title) == ("告知来文机关份数不符", "青岭市档案馆 来件")
    report_mismatch(document, by=cast["keeper"])
    with behind_the_doors():
        assert not Duty.objects.owed_by(cast["keeper"].pk).exists()


def test_nothing_counted_is_nothing_received(counted: Any) -> None:
    with pytest.raises(Refused, match="清点份数为零"):
        counted(declared=0, counted=0)


def test_only_the_keeper_receives(received: Any, cast: Any, level: Any) -> None:
    from jiyao.domains.carriers.procedures.receiving import count

    with pytest.raises(Refused, match="不办理此事项"):
        count(
            level=level("work", "internal"),
            kind=CarrierKind.objects.first(),
            sender="某单位",
            courier="某人",
            addressee=None,
            declared=1,
            counted=1,
            remark="",
            by=cast["leader"],
        )


@pytest.mark.clause("DOC-15")
def test_every_copy_is_in_the_room_from_the_moment_it_has_a_number(
    received: Any, behind_the_doors: Any
) -> None:
    document = received(counted=3, declared=3)
    with behind_the_doors():
        copies = Copy.objects.filter(document=document).order_by("copy_number")
        assert [c.copy_number for c in copies] == ["001", "002", "003"]
        assert {c.holder for c in copies} == {None}
        assert Custody.objects.filter(copy__in=copies).count() == 3


@pytest.mark.clause("DOC-22")
def test_every_shipped_kind_of_carrier_is_received_in_its_own_unit(
    counted: Any, cast: Any, client_of: Any
) -> None:
    kinds = list(CarrierKind.objects.all())
    assert len({kind.unit for kind in kinds}) >= 5
    keeper = client_of("keeper")
    for kind in kinds:
        document = counted(kind=kind)
        address = f"/act/carriers.document.registered/{document.public_id}/"
        assert f"每份数量（{kind.unit}）" in keeper.get(address).content.decode()


@pytest.mark.clause("SYS-10", shows="refused")
def test_above_the_ceiling_no_title_is_kept(counted: Any, cast: Any, behind_the_doors: Any) -> None:
    document = counted("state", "secret")
    fields: dict[str, Any] = {
        "sender_number": "",
        "period": "10年",
        "urgency": "ordinary",
        "amount": 2,
        "enclosures": 0,
        "copying_forbidden": False,
    }
    with pytest.raises(Refused, match="高于本系统的处理上限") as refused:
        register(document, title="真标题", code_title="", by=cast["keeper"], **fields)
    assert refused.value.refusals[0].clauses == ("SYS-10",)
    register(document, title="", code_title="七号件", by=cast["keeper"], **fields)
    with behind_the_doors():
        assert not Content.objects.exists()


@pytest.mark.clause("SYS-10")
def test_below_the_ceiling_the_title_is_kept_apart(registered: Any, behind_the_doors: Any) -> None:
    document = registered(title="关于自查的通知")
    with behind_the_doors():
        assert Content.objects.get(document=document).title == "关于自查的通知"
