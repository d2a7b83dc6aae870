"""Folders go out and come back whole; one item is drawn only by borrowing (CIR-04)."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Copy, Folder, Leg
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.folding import dissolve, found, put_in, send_whole, take_in
from jiyao.domains.carriers.procedures.losing import report_missing
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import close, the_room


@pytest.fixture
def folder(cast: Any, level: Any) -> Folder:
    return found(name="机密1号夹", level=level("state", "confidential"), by=cast["keeper"])


@pytest.fixture
def filled(folder: Folder, copy_of: Any, cast: Any) -> list[Copy]:
    """Two copies in the folder, an internal and a secret one."""
    copies = [copy_of(), copy_of("state", "secret")]
    for copy in copies:
        put_in(copy, folder=folder, by=cast["keeper"])
    return copies


@pytest.fixture
def hand(folder: Folder, cast: Any, signs: Any) -> Any:
    def over(to: str = "reader", **changes: Any) -> Folder:
        fields = {"to": cast[to], "place": the_room(), "by": cast["keeper"], **changes}
        return send_whole(folder, proofs=signs(to=cast[to]), **fields)

    return over


@pytest.fixture
def back(folder: Folder, cast: Any, signs: Any) -> Any:
    def over(counted: int = 2, complete: bool = True, reader: str = "reader") -> Folder:
        return take_in(
            folder,
            reader=cast[reader],
            counted=counted,
            complete=complete,
            by=cast["keeper"],
            proofs=signs(reader=cast[reader]),
        )

    return over


def holders(copies: list[Copy], behind: Any) -> set[Any]:
    with behind():
        rows = Copy.objects.filter(pk__in=[copy.pk for copy in copies])
        return {copy.holder for copy in rows.select_related("holder")}


@pytest.mark.clause("CIR-04")
def test_a_folder_goes_out_and_comes_back_whole_each_signed_once(
    folder: Any, filled: Any, hand: Any, back: Any, cast: Any, behind_the_doors: Any,
    new_entries: Any,
) -> None:  # fmt: skip
    hand()
    assert holders(filled, behind_the_doors) == {cast["reader"]}
    with behind_the_doors():
        assert Leg.objects.filter(returned_at__isnull=True).count() == 2
        assert Signature.objects.filter(code="carriers.folder.sent").count() == 2
    back()
    assert holders(filled, behind_the_doors) == {None}
    outcomes = [(e["code"], e["outcome"]) for e in new_entries()]
    assert outcomes[-2:] == [("carriers.folder.sent", "done"), ("carriers.folder.returned", "done")]


@pytest.mark.clause("CIR-04", shows="refused")
def test_one_item_is_neither_sent_nor_taken_back_alone(
    filled: Any, hand: Any, cast: Any, signs: Any, new_entries: Any
) -> None:
    reader, keeper = cast["reader"], cast["keeper"]
    way = {"to": reader, "place": the_room(), "due": None}
    with pytest.raises(Refused, match="不得单独抽取"):
        send(filled[0], by=keeper, proofs=signs(to=reader), **way)
    hand()
    counted = {"reader": reader, "counted": 6, "condition": ""}
    with pytest.raises(Refused, match="不得单独抽取"):
        take_back(filled[0], by=keeper, proofs=signs(reader=reader), **counted)
    [entry] = [e for e in new_entries("carriers.copy.returned") if e["outcome"] == "refused"]
    assert entry["clauses"] == ["CIR-04"]


@pytest.mark.clause("CIR-04")
@pytest.mark.clause("BOR-04", shows="refused")
def test_one_item_is_drawn_only_by_borrowing_it_from_the_keeper(
    folder: Any, filled: Any, hand: Any, back: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    fields = {"to": cast["classifier"], "purpose": "查对", "place": the_room(), "days": 1}
    people = {"by": cast["keeper"], "approver": cast["leader"], "proofs": signs(to=fields["to"])}
    hand()
    with pytest.raises(Refused, match="不得转借"):
        approved(lend, filled[0], **people, **fields)
    back()
    approved(lend, filled[0], **people, **fields)
    with behind_the_doors():
        assert list(folder.copies()) == [filled[1]]
    hand()
    assert holders(filled, behind_the_doors) == {cast["classifier"], cast["reader"]}


@pytest.mark.clause("CIR-05", shows="refused")
def test_if_one_item_may_not_go_none_goes_and_each_reason_names_its_item(
    filled: Any, hand: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="不在知悉范围") as refused:
        hand("stranger")
    assert str(refused.value.refusals[0].reason).startswith(filled[0].number)
    assert holders(filled, behind_the_doors) == {None}
    [entry] = new_entries("carriers.folder.sent")
    assert (entry["outcome"], entry["rules"]) == ("refused", ["carriers.reader_may_read"] * 2)


def test_an_item_of_a_closed_matter_stops_the_folder_without_a_name(
    filled: Any, hand: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        document = filled[0].document
    close(document)
    with pytest.raises(Refused, match="夹内有您无权办理的件") as refused:
        hand("stranger")
    assert filled[0].number not in "".join(map(str, refused.value.refusals))


@pytest.mark.clause("CIR-02", "CIR-04", shows="refused")
def test_a_folder_is_counted_by_the_one_who_had_it(filled: Any, hand: Any, back: Any) -> None:
    with pytest.raises(Refused, match="没有送出"):
        back()
    hand()
    with pytest.raises(Refused, match="应有 2 件，清点 1 件"):
        back(counted=1)
    with pytest.raises(Refused, match="没有逐件清点页数"):
        back(complete=False)
    with pytest.raises(Refused, match="不能由他人代还"):
        back(reader="classifier")
    with pytest.raises(Refused, match="现在 李思远 处"):
        hand("classifier")


@pytest.mark.clause("CIR-04", "DOC-16")
def test_a_missing_item_drops_out_and_the_rest_comes_back(
    folder: Any, filled: Any, hand: Any, back: Any, cast: Any, behind_the_doors: Any
) -> None:
    hand()
    report_missing(filled[0], last_seen="办公桌", by=cast["reader"])
    back(counted=1)
    assert holders(filled[1:], behind_the_doors) == {None}
    with behind_the_doors():
        assert list(folder.copies()) == [filled[1]]


@pytest.mark.clause("CIR-11", shows="refused")
def test_a_folder_takes_only_what_its_level_allows(folder: Any, copy_of: Any, cast: Any) -> None:
    top = copy_of("state", "top", circles=("单位领导",))
    with pytest.raises(Refused, match="绝密件不能放入机密传阅夹"):
        put_in(top, folder=folder, by=cast["keeper"])


def test_a_copy_lies_in_one_folder_and_a_name_is_used_once(
    folder: Any, filled: Any, cast: Any, level: Any
) -> None:
    fields = {"level": level("work", "internal"), "by": cast["keeper"]}
    other = found(name="内部夹", **fields)
    with pytest.raises(Refused, match="不得单独抽取"):
        put_in(filled[0], folder=other, by=cast["keeper"])
    with pytest.raises(Refused, match="已有名为"):
        found(name="内部夹", **fields)


def test_a_dissolved_folder_lets_its_items_go(
    folder: Any, filled: Any, hand: Any, cast: Any, signs: Any
) -> None:
    dissolve(folder, by=cast["keeper"])
    with pytest.raises(Refused, match="已经拆夹"):
        hand()
    way = {"to": cast["reader"], "place": the_room(), "due": None, "by": cast["keeper"]}
    assert send(filled[0], proofs=signs(to=cast["reader"]), **way).reader == cast["reader"]


def test_an_empty_folder_is_not_sent_and_only_the_keeper_sends(
    folder: Any, hand: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="是空的"):
        hand()
    with pytest.raises(Refused, match="不办理此事项"):
        hand(by=cast["office_head"])


@pytest.mark.clause("CIR-04")
@pytest.mark.clause("CIR-11", shows="shown")
@pytest.mark.clause("CIR-11", shows="hidden")
def test_the_folder_has_a_page_and_a_line_and_strangers_see_neither(
    folder: Any, filled: Any, hand: Any, client_of: Any
) -> None:
    hand()
    keeper, stranger = client_of("keeper"), client_of("stranger")
    page = keeper.get(folder.get_absolute_url()).content.decode()
    assert [copy.number for copy in filled if copy.number not in page] == []
    assert folder.name in keeper.get(filled[0].get_absolute_url()).content.decode()
    assert "李思远" in keeper.get("/registers/carriers.folder/?show=out").content.decode()
    assert stranger.get(folder.get_absolute_url()).status_code == 404
