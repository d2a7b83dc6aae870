"""What the house makes itself is booked, reviewed and compiled like what it receives."""

from typing import Any

import pytest

from jiyao.domains.carriers.models import Content, Copy, Document, Opinion, OwnItem
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.domains.carriers.procedures.own import compile_from, review
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import the_room
from tests.own_at_hand import CODED, entered

REGISTER = "/registers/carriers.own/"
TITLE = "工作方案（送审稿）"


@pytest.fixture
def compiled(cast: Any, signs: Any, level: Any) -> Any:
    """Compile documents into one, approved by the leader."""

    def from_(*documents: Document, approver: str = "leader", **changes: Any) -> OwnItem:
        bound = {"others": list(documents[1:]), "origin": "compiled", "copies": 2, "period": ""}
        bound |= {"level": level("state", "secret"), "purpose": "会议学习"}
        rest = {**CODED, "amount": 30, "place": the_room()}
        people = {"by": cast["keeper"], "approver": cast[approver]}
        fields = bound | rest | changes
        return approved(compile_from, documents[0], proofs=signs(), **people, **fields)

    return from_


@pytest.mark.clause("DOC-10", shows="shown")
@pytest.mark.parametrize("origin", ["draft", "proof", "surplus"])
def test_drafts_proofs_and_surplus_prints_have_numbers_of_their_own(
    origin: str, cast: Any, level: Any, client_of: Any, behind_the_doors: Any
) -> None:
    item = entered(cast, level("work", "internal"), origin=origin)
    with behind_the_doors():
        numbers = list(Copy.objects.order_by("pk").values_list("number", flat=True))
    assert [number[-4:] for number in numbers] == ["/001", "/002"]
    assert str(item).startswith("稿内〔")
    keeper = client_of("keeper")
    assert str(item) in keeper.get(REGISTER).content.decode()
    assert str(item) not in keeper.get("/registers/carriers.document/").content.decode()
    assert item.get_origin_display() in keeper.get(item.get_absolute_url()).content.decode()


@pytest.mark.clause("DOC-10", shows="hidden")
def test_a_draft_is_hidden_from_who_is_not_in_its_scope(
    cast: Any, level: Any, client_of: Any
) -> None:
    item = entered(cast, level("state", "secret"), **CODED)
    for who in ("reader", "stranger"):
        assert client_of(who).get(item.get_absolute_url()).status_code == 404
        assert client_of(who).get(REGISTER).status_code == 403


@pytest.mark.clause("DOC-10")
def test_a_draft_goes_the_way_of_a_document(
    cast: Any, level: Any, signs: Any, behind_the_doors: Any
) -> None:
    item = entered(cast, level("state", "secret"), **CODED)
    with behind_the_doors():
        copy = Copy.objects.for_acting().first()
        document = item.document
    fields = {"to": cast["reader"], "place": the_room(), "due": None}
    proofs = signs(to=cast["reader"])
    with pytest.raises(Refused, match="拟办意见"):
        send(copy, by=cast["keeper"], proofs=proofs, **fields)
    circles = list(Circle.objects.filter(name="业务一处"))
    opinion = {"opinion": Opinion.Kind.READ, "words": ""}
    determine(document, circles=circles, by=cast["office_head"], **opinion)
    assert send(copy, by=cast["keeper"], proofs=proofs, **fields).reader == cast["reader"]


def test_above_the_ceiling_only_a_code_title_is_kept(
    cast: Any, level: Any, behind_the_doors: Any
) -> None:
    top = level("state", "top")
    with pytest.raises(Refused, match="高于本系统的处理上限"):
        entered(cast, top)
    with pytest.raises(Refused, match="都没有填"):
        entered(cast, top, title="")
    entered(cast, top, title="", code_title="九号件")
    with behind_the_doors():
        assert not Content.objects.exists()


@pytest.mark.clause("DOC-18", shows="shown")
@pytest.mark.parametrize("origin", ["meeting", "phone"])
def test_a_record_is_reviewed_by_another(
    origin: str, cast: Any, level: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    item = entered(cast, level("work", "internal"), origin=origin)
    head = client_of("office_head")
    with behind_the_doors():
        assert Duty.objects.owed_by(cast["office_head"].pk).get().name == "审核记录"
    page = head.get(item.get_absolute_url()).content.decode()
    assert f"/act/carriers.own.reviewed/{item.public_id}/" in page
    review(item, mended="补记到会单位", by=cast["office_head"], proofs=signs())
    page = head.get(item.get_absolute_url()).content.decode()
    assert all(words in page for words in ("补记到会单位", str(cast["office_head"])))
    with behind_the_doors():
        assert not Duty.objects.owed_by(cast["office_head"].pk).exists()
    with pytest.raises(Refused, match="已由"):
        review(item, mended="", by=cast["office_head"], proofs=signs())


@pytest.mark.clause("DOC-18", shows="hidden")
def test_a_record_is_hidden_from_a_stranger(cast: Any, level: Any, client_of: Any) -> None:
    item = entered(cast, level("work", "internal"), origin="meeting")
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404


def test_nobody_reviews_his_own_record_nor_what_is_none(cast: Any, level: Any, signs: Any) -> None:
    appoint(cast["keeper"], role="office_head", by=cast["security"])
    record = entered(cast, level("work", "internal"), origin="phone")
    with pytest.raises(Refused, match="不得审核本人登记的记录"):
        review(record, mended="", by=cast["keeper"], proofs=signs())
    draft = entered(cast, level("work", "internal"))
    with pytest.raises(Refused, match="不是会议、电话记录"):
        review(draft, mended="", by=cast["office_head"], proofs=signs())


@pytest.mark.clause("DOC-19")
def test_what_is_compiled_with_approval_is_registered_and_classified(
    compiled: Any, received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    sources = [received("state", "secret"), received()]
    item = compiled(*sources)
    with behind_the_doors():
        assert item.document.label.level.code == "secret"
        assert item.document.copies.count() == 2
    page = client_of("keeper").get(item.get_absolute_url()).content.decode()
    assert all(str(source) in page for source in sources)
    assert str(item).startswith("编秘〔")


@pytest.mark.clause("DOC-19", shows="refused")
def test_without_approval_nothing_is_compiled_or_reprinted(
    cast: Any, level: Any, received: Any, new_entries: Any
) -> None:
    bound = {"others": [], "origin": "reissued", "copies": 1, "period": "", "purpose": "学习"}
    rest = {"level": level("work", "internal"), "title": "翻印", "code_title": "", "amount": 6}
    with pytest.raises(Refused, match="批准"):
        compile_from(received(), by=cast["keeper"], **bound, **rest)


@pytest.mark.clause("DOC-19", shows="refused")
def test_what_may_not_be_compiled_is_refused(
    compiled: Any, received: Any, level: Any, new_entries: Any
) -> None:
    secret, internal = received("state", "secret"), received()
    with pytest.raises(Refused, match="不能标为"):
        compiled(secret, internal, level=level("work", "internal"))
    with pytest.raises(Refused, match="不成汇编"):
        compiled(secret)
    top = received("state", "top", circles=("单位领导",))
    with pytest.raises(Refused, match="绝密件，不得翻印、汇编"):
        compiled(top, secret, level=level("state", "top"))
    assert all("DOC-19" in e["clauses"] for e in new_entries("carriers.document.compiled"))


def test_one_document_is_reprinted_with_approval(compiled: Any, received: Any, level: Any) -> None:
    item = compiled(received(), origin="reissued", level=level("work", "internal"))
    assert item.origin == OwnItem.Origin.REISSUED
