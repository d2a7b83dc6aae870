"""The counter: scan a person, scan labels, sign once; each copy by its procedure, all or none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from conftest import PIN
from jiyao.domains.carriers.models import Copy, Leg
from jiyao.domains.carriers.procedures.addressing import authorise
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import send
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.approvals.procedures.settings import set_kinds
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from tests.carriers_at_hand import the_room

COUNTER = "/carriers/counter/"
SIGNED = {"other_pin": PIN, "own_pin": PIN}


class Counter:
    """The keeper's page: what it shows is what it sends with the next scan."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.page = client.get(COUNTER)

    def send(self, **keys: Any) -> Any:
        """Press a key or scan; return what the counter answers."""
        batch = self.page.context["batch"]
        state = {
            "turn": batch.turn.code,
            "card": batch.person.number if batch.person else "",
            "copy": [str(line.copy.public_id) for line in batch.lines],
            "said": [line.said for line in batch.lines],
        }
        self.page = self.client.post(COUNTER, {**state, **keys}, follow=True)
        return self.page.context["answer"]

    def scan(self, *texts: str) -> Any:
        return [self.send(scan=text, key="sign") for text in texts][-1]

    def sign(self, **pins: str) -> Any:
        return self.send(key="sign", **(SIGNED | pins))

    @property
    def lines(self) -> list[tuple[str, bool]]:
        """The copies of the batch, and whether something stands against each."""
        batch = self.page.context["batch"]
        return [(line.copy.number, bool(line.refusals)) for line in batch.lines]


@pytest.fixture
def counter(client_of: Any) -> Counter:
    return Counter(client_of("keeper"))


@pytest.fixture
def numbers(received: Any, behind_the_doors: Any) -> Callable[..., list[str]]:
    def of(copies: int, *level: str) -> list[str]:
        document = received(*level, counted=copies, declared=copies)
        with behind_the_doors():
            rows = Copy.objects.filter(document=document).order_by("copy_number")
            return list(rows.values_list("number", flat=True))

    return of


def holders(behind: Any) -> dict[str, str]:
    with behind():
        rows = Copy.objects.filter(holder__isnull=False)
        return dict(rows.values_list("number", "holder__number"))


def reasons(answer: Any) -> str:
    return " ".join(str(refusal.reason) for refusal in answer.refusals)


@pytest.mark.clause("CIR-02", "CIR-06")
def test_copies_are_handed_out_with_one_signature_and_an_entry_for_each(
    counter: Any, numbers: Any, cast: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    three = numbers(3)
    assert counter.scan(cast["reader"].number, *three).tone == "heed"
    assert holders(behind_the_doors) == {}
    assert counter.send(key="sign").to_sign
    assert counter.sign().tone == "done"
    assert holders(behind_the_doors) == dict.fromkeys(three, "R0201")
    assert [e["outcome"] for e in new_entries("carriers.copy.sent")] == ["done"] * 3
    assert counter.lines == []
    assert counter.page.context["batch"].person is None


@pytest.mark.clause("CIR-02", "CIR-06")
def test_copies_come_back_when_each_is_counted(
    counter: Any, numbers: Any, cast: Any, behind_the_doors: Any
) -> None:
    two = numbers(2)
    counter.scan("R0201", *two)
    counter.sign()
    counter.send(turn="back")
    assert "请清点" in counter.scan("R0201", two[0]).words
    assert "应有 6 页" in reasons(counter.scan("5"))
    assert "没有清点" in reasons(counter.send(key="sign"))
    counter.scan("6 封面破损", two[1], "6")
    assert counter.sign().tone == "done"
    assert holders(behind_the_doors) == {}
    with behind_the_doors():
        assert set(Leg.objects.values_list("counted", "condition")) == {(6, "封面破损"), (6, "")}


@pytest.mark.clause("BOR-01")
def test_a_loan_at_the_counter_uses_its_permit_and_without_one_says_who_approves(
    counter: Any, numbers: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    one, other = numbers(2)
    with behind_the_doors():
        copy = Copy.objects.get(number=one)
    fields = {"to": cast["reader"], "purpose": "查阅", "place": the_room(), "days": 3}
    permit = ask(lend, copy, by=cast["keeper"], asked_for="查阅", **fields)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    counter.scan("R0201")
    heeded = counter.scan(one)
    assert (heeded.tone, "要借出的，请按 F3" in heeded.words) == ("heed", True)
    assert "F3" not in counter.scan(other).words
    counter.send(key="clear")
    counter.send(turn="lend")
    counter.scan("R0201")
    assert one in counter.page.content.decode()
    assert "须经" in reasons(counter.scan(other))
    assert counter.scan(one).tone == "yes"
    assert counter.sign().tone == "done"
    with behind_the_doors():
        leg = Leg.objects.get(copy=copy)
        assert (leg.kind_of, leg.purpose, leg.loan.days) == ("loan", "查阅", 3)
    counter.scan("R0201")
    assert "上一位" not in reasons(counter.scan(one))
    assert "不得转借" in reasons(counter.page.context["answer"])


@pytest.mark.clause("DOC-08")
def test_a_unit_s_receiver_signs_for_it_and_nobody_else(
    counter: Any, numbers: Any, cast: Any, behind_the_doors: Any
) -> None:
    one, other = numbers(2)
    with behind_the_doors():
        unit = Circle.objects.get(name="业务一处")
    authorise(unit=unit, person=cast["reader"], by=cast["secrecy_office"])
    counter.send(turn="deliver")
    assert counter.scan("R0201", one).tone == "yes"
    assert counter.sign().tone == "done"
    assert holders(behind_the_doors) == {one: "R0201"}
    assert counter.scan("R0301", other).tone == "no"


@pytest.mark.parametrize(
    ("scans", "why"),
    [
        (("不存在的标签",), "查不到"),
        (("ONE",), "请先扫描对方的人员卡"),
        (("R0201", "ONE", "ONE"), "已经扫描过"),
        (("R0201", "ONE", "S0401"), "还没有签收"),
        (("S0401", "ONE"), "不能送 何远"),
        (("R0201", "\x00标签\ud7ff" * 99), "查不到"),
    ],
)
def test_a_wrong_scan_says_why_and_changes_nothing(
    counter: Any, numbers: Any, scans: tuple[str, ...], why: str, behind_the_doors: Any
) -> None:
    [one] = numbers(1)
    answer = counter.scan(*[one if scan == "ONE" else scan for scan in scans])
    assert answer.tone == "no"
    assert why in reasons(answer)
    assert why in counter.page.content.decode()
    assert holders(behind_the_doors) == {}


@pytest.mark.clause("CIR-01", shows="refused")
def test_one_that_cannot_go_keeps_the_whole_batch_and_says_so_at_its_line(
    counter: Any, numbers: Any, cast: Any, signs: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    three = numbers(3)
    counter.scan("R0201", *three)
    with behind_the_doors():
        taken = Copy.objects.get(number=three[1])
    proofs = signs(to=cast["junior"])
    fields = {"to": cast["junior"], "place": the_room(), "due": None}
    send(taken, by=cast["keeper"], proofs=proofs, **fields)
    assert "不能办理" in reasons(counter.send(key="sign"))
    assert "尚未退回" in reasons(counter.sign())
    assert [e["outcome"] for e in new_entries("carriers.copy.sent")] == ["done", "refused"]
    assert counter.lines == [(three[0], False), (three[1], True), (three[2], False)]
    assert holders(behind_the_doors) == {three[1]: "R0301"}
    counter.send(key="forget")
    assert counter.sign().tone == "done"
    assert len(holders(behind_the_doors)) == 3


@pytest.mark.parametrize(("pin", "who"), [("other_pin", "reader"), ("own_pin", "keeper")])
def test_a_wrong_pin_refuses_the_batch_on_the_trail_and_keeps_it_on_the_page(
    counter: Any,
    numbers: Any,
    cast: Any,
    pin: str,
    who: str,
    behind_the_doors: Any,
    new_entries: Any,
) -> None:
    counter.scan("R0201", *numbers(2))
    answer = counter.sign(**{pin: "111222"})
    assert f"{cast[who]} 的 PIN 不正确" in reasons(answer)
    assert answer.to_sign
    assert len(counter.lines) == 2
    assert [e["outcome"] for e in new_entries("carriers.copy.sent")] == ["refused"]
    assert holders(behind_the_doors) == {}


def test_a_level_that_is_signed_otherwise_is_not_taken_at_the_counter(
    counter: Any, numbers: Any, cast: Any, level: Any
) -> None:
    secret = level("state", "secret")
    set_kinds(code="carriers.copy.sent", level=secret, kinds=["paper"], by=cast["security"])
    assert "不在柜台" in reasons(counter.scan("R0201", *numbers(1, "state", "secret")))


def test_what_was_handed_to_the_wrong_person_is_mended_from_the_last_acts(
    counter: Any, numbers: Any, cast: Any
) -> None:
    [one] = numbers(1)
    counter.scan("R0201", one)
    counter.sign()
    [done] = counter.page.context["done"]
    assert (done.copy.number, done.who) == (one, cast["reader"])
    assert "carriers.copy.reassigned" in done.mend.url
    counter.send(turn="back")
    counter.scan("R0201", one, "6")
    counter.sign()
    assert [done.mend for done in counter.page.context["done"]] == [None, None]


def test_beside_the_batch_stands_what_the_person_holds_and_what_waits(
    counter: Any, numbers: Any
) -> None:
    first, waiting = numbers(1), numbers(1)
    counter.scan("R0201", *first)
    counter.sign()
    counter.scan("R0201")
    held, to_read = counter.page.context["cards"]
    assert [work.number for work in held.works] == first
    assert [work.number for work in to_read.works] == [waiting[0].partition("/")[0]]


@pytest.mark.clause("SYS-03")
def test_each_look_at_the_counter_leaves_one_entry_with_its_levels(
    counter: Any, numbers: Any, new_entries: Any
) -> None:
    [one] = numbers(1)
    counter.scan("R0201", one)
    *_before, last = new_entries("carriers.counter.listed")
    assert len(new_entries("carriers.counter.listed")) == 2
    assert last["outcome"] == "listed"
    assert last["counts"] == {"work:1": 2}


def test_a_copy_that_left_the_keeper_s_reach_stops_the_batch_instead_of_vanishing(
    counter: Any, numbers: Any, behind_the_doors: Any
) -> None:
    counter.scan("R0201", *numbers(1))
    [line] = counter.page.context["batch"].lines
    refs = [str(line.copy.public_id), "00000000-0000-4000-8000-000000000000"]
    answer = counter.send(key="sign", copy=refs, said=["", ""], **SIGNED)
    assert "有 1 份已不在" in reasons(answer)
    assert holders(behind_the_doors) == {}


def queries_of_signing(counter: Any, labels: list[str]) -> tuple[int, int]:
    """Return the queries of the last scan of a batch, and of its signing."""
    counter.scan("R0201", *labels[:-1])
    found = []
    for deed in (lambda: counter.scan(labels[-1]), counter.sign):
        with (
            CaptureQueriesContext(connections["default"]) as read,
            CaptureQueriesContext(connections["act"]) as act,
        ):
            assert deed().tone != "no"
        found.append(len(read) + len(act))
    return found[0], found[1]


def test_queries_grow_with_the_batch_by_no_more_than_each_copy_costs(
    counter: Any, numbers: Any
) -> None:
    two, four, eight = (queries_of_signing(counter, numbers(n)) for n in (2, 4, 8))
    for few, more, many in zip(two, four, eight, strict=True):
        assert many - more <= 2 * (more - few)
    assert eight[0] - four[0] <= 4 * 14
