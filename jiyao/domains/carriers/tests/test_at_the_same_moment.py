"""Rules run again on locked rows, and the database itself keeps the last word."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connections
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Custody, Document, Leg, State
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.copying import duplicate
from jiyao.domains.carriers.procedures.notebooks import count, issue
from jiyao.domains.carriers.procedures.receiving import number
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room


@pytest.mark.clause("DOC-15")
@pytest.mark.clause("CIR-01", shows="refused")
def test_two_keepers_hand_out_one_copy_and_one_of_them_is_refused(
    copy: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    start = Barrier(2)

    def over(to: str) -> str:
        start.wait()
        try:
            send(
                copy,
                to=cast[to],
                due=None,
                place=the_room(),
                by=cast["keeper"],
                proofs=signs(to=cast[to]),
            )
            return "done"
        except Refused as refused:
            return refused.refusals[0].rule
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(over, ["reader", "junior"]))
    assert outcomes == ["carriers.copy_is_back_with_the_keeper", "done"]
    with behind_the_doors():
        assert Leg.objects.filter(copy=copy, returned_at__isnull=True).count() == 1
        assert Custody.objects.filter(copy=copy).count() == 2


@pytest.mark.clause("DOC-01")
def test_numbers_taken_at_the_same_moment_have_no_gap_and_no_double(
    registered: Any, cast: Any, behind_the_doors: Any
) -> None:
    documents = [registered() for _ in range(6)]

    def give(document: Document) -> None:
        number(document, copy_numbers=[1, 2], by=cast["keeper"])
        connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(give, documents))
    with behind_the_doors():
        numbers = Document.objects.order_by("number").values_list("number", flat=True)
        assert [n[-5:] for n in numbers] == [f"{i:04d}号" for i in range(1, 7)]


def test_the_database_refuses_a_second_open_leg(copy: Any, cast: Any) -> None:
    now = timezone.now()
    legs = [
        Leg(copy=copy, label_id=copy.label_id, out_at=now, due_at=now, reader=cast[reader])
        for reader in ("reader", "junior")
    ]
    with pytest.raises(IntegrityError), system_scope("tests.leg.forced"):
        Leg.objects.bulk_create(legs)


def test_the_database_refuses_a_number_used_twice(copy: Any) -> None:
    with pytest.raises(IntegrityError), system_scope("tests.number.forced"):
        Copy.objects.create(
            document_id=copy.document_id,
            label_id=copy.label_id,
            level_id=copy.level_id,
            number=copy.number,
            copy_number="009",
            received_at=timezone.now(),
        )


@pytest.mark.clause("CPY-03")
def test_copies_made_of_two_copies_at_the_same_moment_have_numbers_of_their_own(
    received: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    document = received()
    with behind_the_doors():
        sources = list(document.copies.all())
    asked: dict[str, Any] = {
        "number": 2,
        "purpose": "会议",
        "distribution": "会务组",
        "consent": "",
    }
    asked |= {"recall": timezone.localdate() + timedelta(days=7), "meeting": ""}
    for source in sources:
        permit = ask(duplicate, source, by=cast["keeper"], asked_for="会议", **asked)
        grant(permit, remark="", by=cast["office_head"], proofs=signs())
    start = Barrier(2)
    done = {
        "place": the_room(),
        "made": 2,
        "spoilt": 0,
        "destroyed": 0,
        "marked": True,
        "by": cast["keeper"],
    }

    def make(source: Copy) -> None:
        start.wait()
        try:
            duplicate(source, **asked, **done)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(make, sources))
    with behind_the_doors():
        made = document.copies.filter(made_by__isnull=False).order_by("copy_number")
        assert [copy.copy_number for copy in made] == ["复001", "复002", "复003", "复004"]


@pytest.mark.parametrize("times", range(3))
def test_a_notebook_counted_while_it_is_given_back_is_back_in_the_room(
    times: int, cast: Any, signs: Any, level: Any, behind_the_doors: Any
) -> None:
    fields = {"level": level("state", "secret"), "size": "32 开", "pages": 100}
    to = {"to": cast["reader"]}
    notebook = issue(by=cast["keeper"], proofs=signs(**to), **fields, **to)
    with behind_the_doors():
        copy = Copy.objects.get()
    back = {"reader": cast["reader"], "counted": 100, "condition": ""}
    proofs = signs(reader=cast["reader"])
    acts = [
        lambda: count(notebook, counted=100, by=cast["keeper"], proofs=signs()),
        lambda: take_back(copy, by=cast["keeper"], proofs=proofs, **back),
    ]
    start = Barrier(2)

    def act(over: Any) -> str:
        start.wait()
        try:
            over()
            return "done"
        except Refused as refused:
            return refused.refusals[0].rule
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        outcomes = set(pool.map(act, acts))
    assert outcomes <= {"carriers.notebook_is_in_use", "done"}
    with behind_the_doors():
        copy.refresh_from_db()
        assert (copy.state, copy.holder, copy.due_at) == (State.ROOM, None, None)
        assert not Leg.objects.filter(copy=copy, returned_at=None).exists()
