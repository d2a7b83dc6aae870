"""Readers ask the room for what they may read; the room answers (BOR-01, CPY-01, CAR-01)."""

from datetime import datetime, time, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document, Wish
from jiyao.domains.carriers.procedures.wishing import (
    ANSWER,
    SEE,
    decline,
    meet,
    see,
    wish_for,
    withdraw,
)
from jiyao.domains.carriers.settings import EXCERPT
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.models import Duty, own_table
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.ui.parts import Fact
from tests.carriers_at_hand import choose

READER = ("state", "secret")


@pytest.fixture
def document(received: Any) -> Document:
    return received(*READER, circles=("业务一处",))


@pytest.fixture
def wished(document: Document, cast: Any) -> Any:
    def ask(by: str = "reader", **changes: Any) -> Wish:
        fields = {"kind": "borrow", "purpose": "起草方案", "wanted_on": timezone.localdate()}
        return wish_for(document, **{**fields, **changes}, by=cast[by])

    return ask


@pytest.fixture
def owed(behind_the_doors: Any) -> Any:
    """The numbers of those who owe something of a kind now."""

    def by(kind: str) -> list[str]:
        with behind_the_doors():
            rows = Duty.objects.pending().filter(kind_code=kind).select_related("owner")
            return [duty.owner.number for duty in rows]

    return by


def test_the_room_is_told_and_who_asked_reads_the_answer(
    wished: Any, cast: Any, owed: Any, client_of: Any, new_entries: Any
) -> None:
    wish = wished()
    assert owed(ANSWER) == [cast["keeper"].number]
    page = client_of("keeper").get(wish.get_absolute_url()).content.decode()
    assert "起草方案" in page
    assert wish.document.get_absolute_url() in page
    meet(wish, words="已报批，明日上午来取", by=cast["keeper"])
    assert owed(ANSWER) == []
    assert owed(SEE) == [cast["reader"].number]
    reader = client_of("reader")
    assert "已报批，明日上午来取" in reader.get(wish.get_absolute_url()).content.decode()
    assert "已办理" in reader.get("/registers/carriers.wish/").content.decode()
    see(wish, by=cast["reader"])
    assert owed(SEE) == []
    assert [entry["outcome"] for entry in new_entries("carriers.wish.met")] == ["done"]


def test_who_is_outside_the_scope_is_told_so_and_not_of_his_role(
    document: Document, client_of: Any
) -> None:
    page = client_of("keeper").get(document.get_absolute_url())
    [wish] = [each for each in page.context["available"] if each.procedure is wish_for]
    [refusal] = wish.refusals
    assert (str(refusal.reason), refusal.clauses) == ("此件不在您的知悉范围", ("SYS-02",))
    assert "报批扩大知悉范围" in str(refusal.instead)


def test_the_form_asks_for_how_long_but_for_what_is_to_be_copied(
    document: Document, client_of: Any
) -> None:
    address, reader = (
        f"/act/carriers.document.wished-for/{document.public_id}/",
        client_of("reader"),
    )
    wished = {"purpose": "起草方案", "wanted_on": timezone.localdate().isoformat()}
    form = reader.post(address, {**wished, "kind": "borrow"}).context["form"]
    assert list(form.errors) == ["days"]
    copied = {**wished, "kind": "copy", "copies": 2, "distribution": "各处处长"}
    assert reader.post(address, copied).status_code == 302
    assert reader.post(address, {**wished, "kind": "borrow", "days": 3}, follow=True).context[
        "facts"
    ][-1] == Fact("用几天", 3)


def test_a_refusal_comes_with_its_reason_and_one_may_ask_again(
    wished: Any, cast: Any, owed: Any
) -> None:
    decline(wished(), words="已借出，下周再来", by=cast["keeper"])
    assert owed(SEE) == [cast["reader"].number]
    again = wished()
    withdraw(again, by=cast["reader"])
    assert owed(ANSWER) == []
    with pytest.raises(Refused, match="已撤回"):
        meet(again, words="好", by=cast["keeper"])


def test_it_is_asked_for_once_for_a_day_to_come_and_by_its_readers_alone(
    wished: Any, document: Document, cast: Any, client_of: Any
) -> None:
    with pytest.raises(Refused, match="已经过去"):
        wished(wanted_on=timezone.localdate() - timedelta(days=1))
    wish = wished()
    with pytest.raises(Refused, match="提出同样的申请"):
        wished()
    assert wished(kind="copy", copies=2).kind_of == "copy"
    with pytest.raises(Unseen):
        wished(by="stranger")
    with pytest.raises(Refused, match="不是您的申请"):
        withdraw(wish, by=cast["keeper"])
    with pytest.raises(Refused, match="没有待阅"):
        see(wish, by=cast["reader"])
    assert client_of("stranger").get(wish.get_absolute_url()).status_code == 404
    told = client_of("stranger").get("/registers/carriers.wish/").content.decode()
    assert "起草方案" not in told


def test_what_must_not_be_copied_is_not_asked_to_be(received: Any, cast: Any) -> None:
    document = received(*READER, circles=("业务一处",))
    with system_scope("tests.flag.set"):
        document.refresh_from_db()
        document.copying_forbidden = True
        document.save()
    fields = {"purpose": "会议", "wanted_on": timezone.localdate(), "by": cast["reader"]}
    with pytest.raises(Refused, match="不准复制"):
        wish_for(document, kind="copy", **fields)
    assert wish_for(document, kind="borrow", **fields).outcome == ""


def test_what_is_refused_for_every_copy_is_not_offered_and_the_page_says_why(
    document: Document, client_of: Any
) -> None:
    address = f"/act/{wish_for.code}/{document.public_id}/"
    field = client_of("reader").get(address).context["form"].fields["kind"]
    assert [kind for kind, _title in field.choices] == ["borrow", "copy", "carry"]
    assert field.help_text == "摘抄：本单位规定不得摘抄"
    choose(EXCERPT, "notebook_with_leader")
    field = client_of("reader").get(address).context["form"].fields["kind"]
    assert ("excerpt", "摘抄") in field.choices
    assert not field.help_text


def test_who_holds_a_copy_is_told_what_becomes_of_it(
    with_the_leader: Copy, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        held = Copy.objects.select_related("document").get(pk=with_the_leader.pk)
        address = f"/act/carriers.document.wished-for/{held.document.public_id}/"
    told = f"您手里已有第 {held.copy_number} 份"
    assert told in client_of("leader").get(address).content.decode()
    assert "您手里已有" not in client_of("reader").get(address).content.decode()


def test_an_answer_that_is_asked_for_after_closing_is_due_the_next_working_day(
    wished: Any, behind_the_doors: Any
) -> None:
    day = timezone.localdate() + timedelta(days=1)
    late = timezone.make_aware(datetime.combine(day, time(21)))
    with time_machine.travel(late, tick=False):
        wished(wanted_on=day)
        wished(kind="copy", copies=1, wanted_on=day + timedelta(days=30))
    with behind_the_doors():
        rows = Duty.objects.pending().filter(kind_code=ANSWER).order_by("due_at")
        due = list(rows.values_list("due_at", flat=True))
        following = add_working_days(day, 1, own_table())
    assert due == [at_closing(following), at_closing(day + timedelta(days=30))]


def test_an_open_wish_stands_on_the_pages_of_what_is_wished_for(
    wished: Any, document: Document, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    with behind_the_doors():
        copy = document.copies.first()
    pages = [document.get_absolute_url(), copy.get_absolute_url()]

    def told(who: str, page: str) -> list[str]:
        now_facts = client_of(who).get(page).context["now_facts"]
        return [f"{f.value} {f.source}" for f in now_facts if f.title == "用件申请"]

    wish = wished()
    for who, page in product(("reader", "keeper"), pages):
        [said] = told(who, page)
        assert said.startswith(f"借阅：起草方案 {cast['reader']} ")
        assert said.endswith("待答复")
    assert told("classifier", copy.get_absolute_url()) == []
    withdraw(wish, by=cast["reader"])
    for who, page in product(("reader", "keeper"), pages):
        assert told(who, page) == []
    [steps] = client_of("reader").get(wish.get_absolute_url()).context["sections"]
    assert [str(row.cells[1].value) for row in steps.rows] == ["提出申请", "已撤回"]


@pytest.mark.parametrize("who", ["leader", "classifier", "office_head"])
def test_whoever_asks_finds_it_on_the_own_board(
    who: str, received: Any, cast: Any, client_of: Any
) -> None:
    document = received(*READER, circles=("业务一处", "办公室"))
    fields = {"purpose": "会议", "wanted_on": timezone.localdate(), "by": cast[who]}
    wish_for(document, kind="borrow", **fields)
    board = client_of(who).get("/").context["cards"]
    assert [str(card.title) for card in board].count("我的用件申请") == 1


def test_its_reader_finds_the_button_on_the_document(document: Document, client_of: Any) -> None:
    page = client_of("reader").get(document.get_absolute_url()).content.decode()
    assert f"/act/carriers.document.wished-for/{document.public_id}/" in page
