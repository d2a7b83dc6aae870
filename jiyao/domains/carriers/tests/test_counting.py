"""A stocktake that follows the scanner: ticked line by line, lost by no closed browser."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from jiyao.domains.carriers.models import Copy, CountedCopy, Stocktake
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.placing import rate, store
from jiyao.domains.carriers.procedures.stocktaking import COUNT, begin, close
from jiyao.foundation.duties.kinds import KINDS
from tests import carriers_at_hand
from tests.carriers_at_hand import the_room

HERE = 12


@pytest.fixture
def copies(received: Any, behind_the_doors: Any) -> list[Copy]:
    document = received(counted=HERE, declared=HERE)
    with behind_the_doors():
        return list(Copy.objects.filter(document=document).order_by("copy_number"))


@pytest.fixture
def stocktake(copies: Any, cast: Any) -> Stocktake:
    return begin(kind="spot", by=cast["keeper"])


@pytest.fixture
def scan(stocktake: Any, client_of: Any) -> Any:
    client = client_of("keeper")

    def of(*numbers: str, place: Any = "") -> Any:
        address = f"{stocktake.get_absolute_url()}count/"
        return client.post(address, {"scan": numbers, "place": place}, follow=True)

    return of


def figures(page: Any) -> dict[str, int]:
    return {str(fact.title): fact.value for fact in page.context["now_facts"]}


def told(page: Any) -> list[tuple[str, str]]:
    return [(answer.tone, answer.words) for answer in page.context["answers"]]


@pytest.mark.clause("RET-03", shows="shown")
def test_each_label_is_ticked_at_once_and_another_browser_goes_on(
    copies: Any, stocktake: Any, scan: Any, client_of: Any, new_entries: Any
) -> None:
    [(tone, words)] = told(scan(copies[0].number))
    assert (tone, copies[0].number in words) == ("yes", True)
    scan(copies[1].number, copies[2].number)
    assert len(new_entries("carriers.stocktake.counted")) == 2
    page = client_of("keeper").get(f"{stocktake.get_absolute_url()}count/")
    assert (figures(page)["清点到"], figures(page)["还缺"]) == (3, HERE - 3)
    assert {copy.number for copy in page.context["missing"]} == {c.number for c in copies[3:]}
    assert [told(scan(copies[0].number))[0][0]] == ["yes"]


def test_until_the_first_label_what_comes_in_is_to_be_counted_too(
    copies: Any, stocktake: Any, scan: Any, received: Any, client_of: Any
) -> None:
    received(counted=1, declared=1)
    page = client_of("keeper").get(f"{stocktake.get_absolute_url()}count/")
    assert figures(page)["应有"] == HERE + 1
    scan(copies[0].number)
    received(counted=1, declared=1)
    assert figures(scan(copies[1].number))["应有"] == HERE + 1


@pytest.mark.clause("RET-03")
def test_what_does_not_agree_with_the_books_is_said_at_once(
    copies: Any, scan: Any, cast: Any, signs: Any
) -> None:
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    send(copies[0], by=cast["keeper"], proofs=signs(to=cast["reader"]), **fields)
    page = scan(copies[0].number, "别处\x00的标签", copies[1].number)
    assert [tone for tone, _words in told(page)] == ["no", "no"]
    assert "现为：李思远" in told(page)[0][1]
    assert "没有这个编号的份：别处的标签" in told(page)[1][1]
    assert figures(page)["账上不在机要室"] == 1


@pytest.mark.clause("RET-03")
def test_a_strange_label_is_asked_about_until_it_is_decided(
    copies: Any, stocktake: Any, client_of: Any, new_entries: Any
) -> None:
    keeper, address = client_of("keeper"), f"{stocktake.get_absolute_url()}count/"

    def sent(**fields: Any) -> Any:
        return keeper.post(address, fields, follow=True)

    page = sent(scan=["别处的标签", "扫错的"])
    assert (page.context["asked"], list(page.context["unknown"])) == (["别处的标签", "扫错的"], [])
    assert new_entries("carriers.stocktake.counted") == []
    assert sent(scan=copies[0].number).context["asked"] == ["别处的标签", "扫错的"]
    assert keeper.get(address).context["asked"] == ["别处的标签", "扫错的"], "on coming back"
    assert sent(dropped="扫错的").context["asked"] == ["别处的标签"]
    page = sent(unbooked="别处的标签")
    assert told(page) == [("heed", "已记为账外标签：别处的标签")]
    assert [each.number for each in page.context["unknown"]] == ["别处的标签"]
    assert page.context["asked"] == keeper.get(address).context["asked"] == []


@pytest.mark.clause("RET-03")
def test_what_was_ticked_by_a_slip_is_struck_out_and_missing_again(
    copies: Any, stocktake: Any, scan: Any, client_of: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    keeper, address = client_of("keeper"), f"{stocktake.get_absolute_url()}count/"

    def sent(**fields: Any) -> Any:
        return keeper.post(address, fields, follow=True)

    scan(copies[0].number, copies[1].number)
    sent(unbooked="别处的标签")
    page = sent(struck=copies[0].number)
    assert told(page) == [("heed", f"已划去，不算清点到：{copies[0].number}")]
    assert (figures(page)["清点到"], figures(page)["还缺"]) == (1, HERE - 1)
    assert list(sent(struck="别处的标签").context["unknown"]) == []
    assert len(new_entries("carriers.stocktake.struck")) == 2
    assert told(sent(struck=copies[0].number))[0][0] == "no", "nothing is left to strike out"
    assert figures(scan(copies[0].number))["清点到"] == 2
    with behind_the_doors():
        kept = CountedCopy._base_manager.filter(copy=copies[0].pk, stocktake=stocktake)
        assert kept.count() == 2, "what was struck out is kept"


def test_the_register_tells_how_far_a_count_is(
    copies: Any, stocktake: Any, scan: Any, client_of: Any
) -> None:
    scan(copies[0].number)
    [row] = client_of("keeper").get("/registers/carriers.stocktake/").context["rows"]
    assert "1" in [str(cell.value) for cell in row.cells]


def test_the_serial_alone_means_the_only_copy_of_it(copies: Any, scan: Any, received: Any) -> None:
    only = received(counted=1, declared=1, title="另一件")
    serial = only.number[only.number.index("〕") + 1 : -1]
    [(tone, words)] = told(scan(serial))
    assert (tone, f"{only.number}/001 在册" in words) == ("yes", True)
    assert figures(scan(f"{serial.lstrip('0')}/1"))["清点到"] == 1
    [(tone, words)] = told(page := scan(copies[0].number[8:12]))
    assert (tone, "对得上的不止一份" in words, page.context["asked"]) == ("no", True, [])
    assert figures(page)["清点到"] == 1


def test_the_form_asks_about_a_strange_label_too(
    copies: Any, stocktake: Any, client_of: Any
) -> None:
    address = f"/act/carriers.stocktake.counted/{stocktake.public_id}/"
    sent = {"numbers": f"{copies[0].number}\n别处的标签"}
    page = client_of("keeper").post(address, sent)
    assert "没有这个编号的份：别处的标签" in page.content.decode()
    page = client_of("keeper").post(address, {"numbers": copies[0].number[8:12], "unbooked": "on"})
    assert "对得上的不止一份，请写明编号的开头和份号" in page.content.decode()
    client_of("keeper").post(address, {**sent, "unbooked": "on"})
    page = client_of("keeper").get(f"{stocktake.get_absolute_url()}count/")
    assert figures(page)["清点到"] == 1
    assert [each.number for each in page.context["unknown"]] == ["别处的标签"]


def test_what_belongs_to_a_closed_matter_is_a_strange_label_even_to_who_is_named(
    copies: Any, stocktake: Any, scan: Any, cast: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        document = copies[0].document
    carriers_at_hand.close(document, cast["keeper"])
    page = scan(copies[0].number)
    assert "没有这个编号的份" in told(page)[0][1]
    assert page.context["asked"] == [copies[0].number]
    with behind_the_doors():
        assert not CountedCopy.objects.exists()


@pytest.mark.clause("DOC-02", "RET-03")
def test_a_copy_found_in_the_wrong_place_is_misplaced_until_it_is_stored_there(
    copies: Any, stocktake: Any, scan: Any, cast: Any, level: Any, client_of: Any
) -> None:
    room = the_room()
    safe = rate(
        name="二号库", kind="room", container="safe", level=level("state", "top"),
        by=cast["secrecy_office"],
    )  # fmt: skip
    store(copies[0], place=room, by=cast["keeper"])
    page = scan(copies[0].number, place=safe.pk)
    assert told(page)[0][0] == "no"
    assert "应存：机要室" in told(page)[0][1]
    assert figures(page)["放错处所"] == 1
    result = client_of("office_head").get(stocktake.get_absolute_url()).content.decode()
    assert "在二号库清点到，应存机要室" in result
    store(copies[0], place=safe, by=cast["keeper"])
    assert figures(scan(copies[1].number, place=safe.pk))["放错处所"] == 0


def test_a_label_costs_the_same_when_much_was_counted(copies: Any, scan: Any) -> None:
    found = []
    for numbers in ([copies[0].number], [c.number for c in copies[1:10]], [copies[10].number]):
        with (
            CaptureQueriesContext(connections["default"]) as read,
            CaptureQueriesContext(connections["act"]) as act,
        ):
            scan(*numbers)
        found.append((len(read), len(act)))
    assert found[0] == found[2]


def test_one_way_to_count_stands_out_and_who_owes_it_is_led_to_counting(
    copies: Any, stocktake: Any, client_of: Any
) -> None:
    page = client_of("keeper").get(stocktake.get_absolute_url()).content.decode()
    assert page.count("button--primary") == 1
    assert KINDS[COUNT].act == "carriers.stocktake.counted"


def test_a_closed_count_is_refused_in_large_type(
    stocktake: Any, scan: Any, copies: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    witness = cast["office_head"]
    close(stocktake, witness=witness, by=cast["keeper"], proofs=signs(witness=witness))
    [(tone, words)] = told(scan(copies[0].number, place="²"))
    assert (tone, "已经结束" in words) == ("no", True)
    page = scan("别处的标签")
    assert told(page) == [("no", "这次清点已经结束；请另开一次清点")]
    assert page.context["asked"] == []
    with behind_the_doors():
        assert not CountedCopy.objects.exists()
