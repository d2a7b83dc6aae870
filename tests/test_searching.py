"""Searching: what one may find, what one must not even suspect, and both ways of finding it."""

from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jiyao.domains.carriers.models import Content, Copy, Document
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.correcting import correct
from jiyao.foundation.access import labelled
from jiyao.foundation.access.models import Ceiling
from jiyao.foundation.registers import indexing, searching
from jiyao.foundation.registers.models import IndexRow
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room

DOCUMENTS, COPIES, PEOPLE = (
    f"/registers/{code}/" for code in ("carriers.document", "carriers.copy", "people.person")
)
EVERYWHERE = "/search/"
WORDS = ("自查", "查", "青岭市档案馆", "档案 通知")
NUMBERS = ("青档〔2026〕3号", "０００１/01", "0001", "1", "收内")


def found(client: Any, address: str, q: str, **more: str) -> list[str]:
    """Return the numbers of what a register shows for a search."""
    answer = client.get(address, {"q": q, **more})
    assert answer.status_code == 200
    return [str(row.cells[1].value) for row in answer.context["rows"]]


@pytest.mark.clause("DOC-17", shows="shown")
@pytest.mark.parametrize("q", [*WORDS, *NUMBERS])
def test_a_reader_finds_it_by_any_word_or_number(q: str, received: Any, client_of: Any) -> None:
    document = received()
    assert found(client_of("reader"), DOCUMENTS, q) == [document.number]
    assert len(found(client_of("reader"), COPIES, q)) == 2


@pytest.mark.clause("SYS-02")
def test_a_keeper_does_not_find_by_a_title_that_he_may_not_read(
    received: Any, client_of: Any
) -> None:
    document = received(title="金丝雀计划", circles=("单位领导",))
    for address in (DOCUMENTS, COPIES):
        page = client_of("keeper").get(address, {"q": "金丝雀"})
        nothing = client_of("keeper").get(address, {"q": "没有的词"})
        assert page.content.decode().replace("金丝雀", "没有的词").replace(
            "%E9%87%91%E4%B8%9D%E9%9B%80", "%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D"
        ) == nothing.content.decode().replace(_token(nothing), _token(page))
        assert page.context["count_text"] == "共 0 条"
    assert found(client_of("keeper"), DOCUMENTS, "档案馆") == [document.number]
    assert found(client_of("leader"), DOCUMENTS, "金丝雀") == [document.number]


def _token(answer: Any) -> str:
    return str(answer.context["csrf_token"])


@pytest.mark.clause("SYS-02")
@pytest.mark.clause("DOC-17", shows="hidden")
@pytest.mark.parametrize("who", ["stranger", "junior", "system", "security", "audit"])
def test_who_may_not_know_it_finds_nothing_of_it_anywhere(
    who: str, received: Any, client_of: Any
) -> None:
    document = received(title="金丝雀计划", circles=("业务一处",))
    secret = received("state", "secret", circles=("业务一处",))
    client = client_of(who)
    for q in ("金丝雀", "档案馆", document.number, secret.number, "青档", "代号", "2026"):
        assert found(client, DOCUMENTS, q) == found(client, COPIES, q) == []
        page = client.get(EVERYWHERE, {"q": q})
        assert page.context["groups"] == []
        assert document.number not in page.content.decode().replace(q, "")


def test_a_holder_without_clearance_finds_his_copy_by_its_number_alone(
    received: Any, cast: Any, client_of: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received(title="金丝雀计划")
    with behind_the_doors():
        copy = Copy.objects.get(document=document, copy_number="001")
    proofs = signs(to=cast["reader"])
    send(copy, to=cast["reader"], due=None, place=the_room(), by=cast["keeper"], proofs=proofs)
    with system_scope("tests.clearance.ended"):
        for clearance in cast["reader"].clearances.all():
            clearance.end(clearance.since)
    reader = client_of("reader")
    assert found(reader, COPIES, copy.number) == [copy.number]
    assert found(reader, COPIES, "金丝雀") == found(reader, COPIES, "档案馆") == []


@pytest.mark.clause("SYS-10")
def test_above_internal_only_numbers_and_code_titles_are_found(
    received: Any, client_of: Any
) -> None:
    document = received("state", "confidential")
    for number in (document.number, "青档", "代号件"):
        assert found(client_of("keeper"), DOCUMENTS, number) == [document.number]
    assert found(client_of("keeper"), DOCUMENTS, "档案馆") == []


def _relevel(document: Document, level: Any) -> None:
    with system_scope("tests.level.changed"):
        label = Document.objects.get(pk=document.pk).label
        label.level = level
        label.save()


@pytest.mark.clause("SYS-10")
def test_a_raised_level_takes_the_words_out_and_a_lowered_one_puts_them_back(
    received: Any, client_of: Any, level: Any, behind_the_doors: Any
) -> None:
    document = received(title="金丝雀计划")
    _relevel(document, level("state", "secret"))
    with behind_the_doors():
        said = " ".join(IndexRow.objects.values_list("words", flat=True))
    assert "金丝" not in said
    assert "档案" not in said
    assert found(client_of("leader"), DOCUMENTS, document.number) == [document.number]
    _relevel(document, level("work", "internal"))
    assert found(client_of("leader"), DOCUMENTS, "金丝雀") == [document.number]


def test_a_raised_ceiling_does_not_put_secret_titles_into_the_index(
    received: Any, level: Any, behind_the_doors: Any
) -> None:
    with system_scope("tests.ceiling.raised"):
        Ceiling.objects.create(level=level("state", "top"), since=timezone.now())
    received("state", "secret", title="金丝雀计划")
    with behind_the_doors():
        assert Content.objects.filter(title="金丝雀计划").exists()
        assert not IndexRow.objects.filter(words__contains="金丝").exists()


def test_a_correction_is_found_and_what_stood_there_no_longer(
    received: Any, client_of: Any, cast: Any
) -> None:
    document = received()
    correct(document, field="sender", value="赤水县委", reason="误记", by=cast["keeper"])
    keeper = client_of("keeper")
    assert found(keeper, DOCUMENTS, "赤水") == [document.number]
    assert found(keeper, DOCUMENTS, "青岭市") == []


def test_people_are_found_by_name_sound_and_number(client_of: Any, cast: Any) -> None:
    person, system = cast["reader"], client_of("system")
    for q in (person.name, person.name[0], person.pinyin.split()[0], person.number):
        assert person.name in found(system, PEOPLE, q)
    assert found(system, PEOPLE, "没有此人") == []


def test_search_filter_sort_and_pages_go_together(received: Any, client_of: Any) -> None:
    for _time in range(3):
        received(counted=20, declared=20)
    received(title="别的事项", counted=5, declared=5)
    reader = client_of("reader")
    state = {"q": "自查", "show": "in", "sort": "number"}
    first = reader.get(COPIES, state)
    assert first.context["count_text"] == "共 60 条"
    seen, address = [], f"{COPIES}?q=自查&show=in&sort=number"
    while address:
        page = reader.get(address)
        seen += [str(row.cells[1].value) for row in page.context["rows"]]
        address = page.context["older_url"]
    assert seen == sorted(seen)
    assert len(set(seen)) == 60
    assert found(reader, COPIES, "自查", show="out") == []


def test_results_come_in_the_order_of_the_register(received: Any, client_of: Any) -> None:
    numbers = [received().number for _time in range(3)]
    assert found(client_of("reader"), DOCUMENTS, "自查") == numbers[::-1]


@pytest.mark.parametrize("narrow", [0, 2000])
@pytest.mark.parametrize(("few", "enough"), [(0, 50), (2, 50), (500, 50), (500, 1)])
def test_all_ways_find_the_same(
    few: int,
    enough: int,
    narrow: int,
    received: Any,
    client_of: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received()
    received(title="自查自纠的通知", circles=("单位领导",))
    received("state", "secret")
    received(title="别的事项", sender="赤水县委")
    monkeypatch.setattr(searching, "FEW", few)
    monkeypatch.setattr(searching, "ENOUGH", enough)
    monkeypatch.setattr(labelled, "NARROW", narrow)
    expected = {
        "keeper": {"自查": 0, "档案馆": 2, "号": 4, "通知": 0, "赤水 别的": 0, "3号": 4},
        "leader": {"自查": 2, "档案馆": 2, "号": 4, "通知": 2, "赤水 别的": 1, "自纠": 1},
        "reader": {"自查": 1, "档案馆": 1, "号": 3, "通知": 1, "赤水 别的": 1, "自纠": 0},
    }
    for who, terms in expected.items():
        for q, number in terms.items():
            assert (who, q, len(found(client_of(who), DOCUMENTS, q))) == (who, q, number)
            assert (who, q, len(found(client_of(who), COPIES, q))) == (who, q, 2 * number)


def test_everything_is_searched_at_once_ten_of_each_with_the_way_to_all(
    received: Any, client_of: Any, new_entries: Any
) -> None:
    received(counted=30, declared=30)
    page = client_of("reader").get(EVERYWHERE, {"q": "自查"})
    documents, copies = page.context["groups"]
    assert (len(documents["rows"]), len(copies["rows"])) == (1, 10)
    assert copies["count_text"] == "共 30 条"
    assert copies["url"] == f"{COPIES}?q=%E8%87%AA%E6%9F%A5"
    [entry] = new_entries("registers.search.listed")
    assert entry["counts"] == {"work:1": 11}
    assert "自查" not in str(entry)


def test_the_box_on_every_page_leads_to_the_search(client_of: Any) -> None:
    page = client_of("keeper").get(DOCUMENTS).content.decode()
    assert f'action="{EVERYWHERE}"' in page
    assert "data-search" in page


def test_it_asks_no_more_for_more_rows(received: Any, client_of: Any) -> None:
    client = client_of("reader")
    received(counted=30, declared=30)  # more than a page
    few = [_queries(client, address) for address in (COPIES, EVERYWHERE)]
    for _time in range(3):
        received(counted=60, declared=60)
    assert [_queries(client, address) for address in (COPIES, EVERYWHERE)] == few


def _queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(address, {"q": "自查 通知"})
    return len(asked)


ODD = (
    "%00",
    "\x00",
    "\x1b[31m",
    "'\"*:^(",
    "NEAR(",
    "a OR b",
    "〔",
    "%_%",
    "\ud800",
    "👩‍👩",
    "自" * 10**6,
)


@pytest.mark.parametrize("q", [*ODD, "x" * 10_000_000], ids=lambda q: ascii(q)[:20])
def test_odd_words_are_answered(q: str, received: Any, client_of: Any) -> None:
    received()
    reader = client_of("reader")
    for address in (DOCUMENTS, COPIES, EVERYWHERE):
        odd = reader.get(address, {"q": q.encode(errors="replace")})
        assert odd.status_code == 200
        assert len(odd.content) < 200_000


def test_what_cannot_be_searched_for_finds_nothing_and_says_how(
    received: Any, client_of: Any
) -> None:
    received()
    page = client_of("reader").get(DOCUMENTS, {"q": "〔〕"})
    assert page.context["rows"] == []
    assert "没有找到“〔〕”" in page.content.decode()


def test_the_index_is_as_the_rows_are(received: Any, cast: Any, behind_the_doors: Any) -> None:
    received()
    received("state", "secret")
    with behind_the_doors():
        assert indexing.rebuild() == 0
        rows = sum(what.model.objects.count() for what in searching.SEARCHED.values())
        assert IndexRow.objects.count() == rows


def test_a_lost_index_row_is_found_out_and_mended(
    received: Any, client_of: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    document = received()
    with behind_the_doors():
        IndexRow.objects.filter(kind="carriers.document").update(words=" 假 ")
    assert found(client_of("keeper"), DOCUMENTS, "档案馆") == []
    with behind_the_doors():
        assert indexing.rebuild() == 1
    assert len(new_entries("registers.index.rebuilt")) == 1
    assert found(client_of("keeper"), DOCUMENTS, "档案馆") == [document.number]
