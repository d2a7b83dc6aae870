"""Who sees what of a document: know, handle and read on the pages themselves."""

import re
from typing import Any

import pytest

from conftest import PIN
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.receiving import number, sign
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room
from tests.clearing import bar

TITLE = "关于自查的通知"


def messages_on(page: Any) -> str:
    """Return what a page tells of what was done."""
    told = re.search(r'<div class="messages".*?</div>', page.content.decode(), re.DOTALL)
    assert told
    return told.group()


@pytest.mark.clause("SYS-02")
def test_a_reader_in_scope_reads_the_title(received: Any, client_of: Any) -> None:
    document = received()
    assert TITLE in client_of("reader").get(document.get_absolute_url()).content.decode()


@pytest.mark.clause("SYS-02")
def test_the_keeper_handles_what_he_may_not_read(received: Any, client_of: Any) -> None:
    document = received()
    page = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert document.number in page
    assert TITLE not in page
    assert "不在您的知悉范围" in page


@pytest.mark.clause("SYS-02")
def test_until_the_scope_is_determined_who_registers_and_decides_reads_the_title(
    registered: Any, cast: Any, client_of: Any
) -> None:
    document = registered()

    def reads(who: str) -> bool:
        return TITLE in client_of(who).get(document.get_absolute_url()).content.decode()

    readers = ("keeper", "office_head", "secrecy_office")
    assert [reads(who) for who in readers] == [True, True, False]
    for who in ("reader", "leader", "security"):
        assert client_of(who).get(document.get_absolute_url()).status_code == 404
    number(document, copy_numbers=[1, 2], by=cast["keeper"])
    document = sign(document, by=cast["keeper"], proofs={"by": Proof(Kind.SESSION, PIN)})
    unit = Circle.objects.get(name="业务一处")
    determine(document, circles=[unit], opinion="read", words="", by=cast["office_head"])
    assert [reads(who) for who in (*readers, "reader")] == [False, False, False, True]


@pytest.mark.clause("SYS-02")
def test_what_was_done_is_told_with_the_title_to_who_may_read_it(
    with_the_leader: Any, client_of: Any
) -> None:
    address = f"/act/carriers.copy.read/{with_the_leader.public_id}/?then=today"
    client = client_of("leader")
    answer = client.post(address, {"by_pin": PIN})
    assert TITLE not in str(dict(client.session))
    assert TITLE in messages_on(client.get(answer.url))


@pytest.mark.clause("SYS-02")
def test_who_handles_and_may_not_read_is_told_what_was_done_without_the_title(
    copy: Any, cast: Any, client_of: Any
) -> None:
    values = {"to": cast["leader"].pk, "place": the_room().pk, "by_pin": PIN}
    proofs = {"to_kind": "counter", "to_card": cast["leader"].number, "to_pin": PIN}
    address = f"/act/carriers.copy.sent/{copy.public_id}/"
    client = client_of("keeper")
    told = messages_on(client.get(client.post(address, values | proofs).url))
    assert copy.number in told
    assert TITLE not in told
    assert "不在您的知悉范围" not in told


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_holder_who_lost_clearance_still_knows_what_he_must_return(
    copy: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    send(
        copy,
        to=cast["reader"],
        due=None,
        place=the_room(),
        by=cast["keeper"],
        proofs=signs(to=cast["reader"]),
    )
    reader = client_of("reader")
    assert TITLE in reader.get(copy.get_absolute_url()).content.decode()
    bar(cast["reader"])
    page = reader.get(copy.get_absolute_url()).content.decode()
    assert copy.number in page
    assert TITLE not in page
    assert "青岭市档案馆" not in page
    assert copy.number in reader.get("/").content.decode()
    assert copy.number in reader.get("/registers/carriers.copy/").content.decode()
    with behind_the_doors():
        document = copy.document
    assert reader.get(document.get_absolute_url()).status_code == 404


def test_a_closed_matter_does_not_exist_for_others(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received()
    with system_scope("tests.matter.closed"):
        label = document.label
        label.compartment = Compartment.objects.create(name="专案甲")
        label.save()
    for who in ("keeper", "office_head", "reader", "leader"):
        client = client_of(who)
        assert client.get(document.get_absolute_url()).status_code == 404
        assert document.number not in client.get("/registers/carriers.copy/").content.decode()


@pytest.mark.clause("SYS-06", shows="refused")
def test_administrators_see_no_business_content_even_inside_the_scope(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    document = received(circles=("全体人员",))
    for who in ("system", "security", "audit"):
        assert client_of(who).get(document.get_absolute_url()).status_code == 404


def test_the_register_pages_by_key_forwards_and_back(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    for _ in range(4):
        received(counted=20, declared=20)
    with behind_the_doors():
        rows = Copy.objects.order_by("-received_at", "-id").values_list("number", flat=True)
        numbers = list(rows)
    keeper, address = client_of("keeper"), "/registers/carriers.copy/"
    seen, pages = [], []
    while address:
        page = keeper.get(address)
        rows_shown = [row.cells[1].value for row in page.context["rows"]]
        seen += rows_shown
        pages.append(rows_shown)
        address = page.context["older_url"]
    assert seen == numbers
    assert [len(rows) for rows in pages] == [25, 25, 25, 5]
    back = keeper.get(page.context["newer_url"])
    assert [row.cells[1].value for row in back.context["rows"]] == pages[-2]


def test_a_page_key_that_was_not_given_out_is_not_found(client_of: Any) -> None:
    assert client_of("keeper").get("/registers/carriers.copy/?after=nonsense").status_code == 404
