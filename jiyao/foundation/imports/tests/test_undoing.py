"""Undoing voids the whole import at once, only while nothing was done with it since."""

from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from conftest import PIN
from jiyao.foundation.duties.kinds import ESCALATED
from jiyao.foundation.duties.models import Duty, open_duty, remind
from jiyao.foundation.imports.models import ImportedRow, Undoing
from jiyao.foundation.imports.touching import inspect
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.trail.recording import system_scope
from tests.ledgers import entry, workbook

Document: Any = apps.get_model("carriers.document")
Copy: Any = apps.get_model("carriers.copy")
BOOK = workbook([entry("旧1号"), entry("旧2号", 持有人="李思远")])
LISTS = ("/registers/carriers.document/", "/registers/carriers.copy/", "/")


def taken_in(desk: Any) -> None:
    desk.take_in(BOOK, due_on_steady="2030-12-31")


def document(number: str, behind: Any) -> Any:
    with behind():
        return Document.objects.get(number=number)


@pytest.mark.clause("DOC-15")
def test_what_is_void_vanishes_everywhere_and_can_still_be_proved(
    desk: Any, client_of: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    taken_in(desk)
    found = document("旧2号", behind_the_doors)
    assert all("旧2号" in desk.client.get(page).content.decode() for page in LISTS)
    assert "旧2号" in client_of("reader").get("/").content.decode()
    assert desk.undo().status_code == 302
    desk.write()
    for page in LISTS:
        for who in ("keeper", "reader", "office_head", "secrecy_office", "leader"):
            assert "旧2号" not in client_of(who).get(page).content.decode()
    assert desk.client.get(found.get_absolute_url()).status_code == 404
    page = desk.client.get(desk.ledger.get_absolute_url()).content.decode()
    assert "旧2号" in page
    assert "作废" in page
    with behind_the_doors():
        assert Undoing.objects.get().reason == "栏目对错了"
        assert ImportedRow.objects.count() == Document._base_manager.count() == 2
        assert not Duty.objects.pending().exists()
    assert len(new_entries("imports.ledger.undone")) == 1


@pytest.mark.clause("DOC-15")
def test_a_number_of_an_undone_import_is_never_used_again(desk: Any) -> None:
    taken_in(desk)
    desk.undo()
    faults = desk.check(BOOK, due_on_steady="2030-12-31")
    assert [(fault[0], fault[1]) for fault in faults] == [(2, "number"), (3, "number")]
    assert "撤销的也算" in faults[0][4]


@pytest.mark.clause("DOC-15")
def test_what_was_touched_is_listed_in_the_refusal(
    desk: Any, cast: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    taken_in(desk)
    circles = list(Circle.objects.filter(name="业务一处"))
    determine = PROCEDURES["carriers.scope.determined"]
    determine(
        document("旧1号", behind_the_doors),
        circles=circles,
        opinion="read",
        words="",
        by=cast["office_head"],
    )
    answer = desk.undo()
    assert answer.status_code == 409
    assert "1 件办过别的事：旧1号" in answer.content.decode()
    [entry_] = new_entries("imports.ledger.undone")
    assert entry_["outcome"] == "refused"
    assert desk.ledger.state == "done"


@pytest.mark.clause("DOC-15")
def test_what_is_done_between_the_look_and_the_act_is_found(
    desk: Any, cast: Any, behind_the_doors: Any
) -> None:
    taken_in(desk)
    before = inspect(desk.ledger)
    assert before.touched == ()
    found = document("旧2号", behind_the_doors)
    circles = list(Circle.objects.filter(name="业务一处"))
    fields = {"circles": circles, "opinion": "read", "words": ""}
    PROCEDURES["carriers.scope.determined"](found, by=cast["office_head"], **fields)
    proofs = {"by": Proof(Kind.SESSION, PIN)}
    with pytest.raises(Refused, match="1 件办过别的事：旧2号"):
        PROCEDURES["imports.ledger.undone"](
            desk.ledger, reason="错", inspection=before, by=cast["keeper"], proofs=proofs
        )
    with behind_the_doors():
        assert not Undoing.objects.exists()


def test_a_touched_copy_names_its_document(
    desk: Any, cast: Any, behind_the_doors: Any, signs: Any
) -> None:
    taken_in(desk)
    with behind_the_doors():
        copy = Copy.objects.filter(holder=cast["reader"]).first()
    proofs = signs(reader=cast["reader"])
    PROCEDURES["carriers.copy.returned"](
        copy, reader=cast["reader"], counted=6, condition="", by=cast["keeper"], proofs=proofs
    )
    assert "旧2号" in desk.undo().content.decode()


def test_reminders_of_the_calendar_are_nobodys_deed(
    desk: Any, cast: Any, behind_the_doors: Any
) -> None:
    taken_in(desk)
    now = timezone.now()
    with system_scope("duties.reminder.given", "calendar"):
        for duty in Duty.objects.pending():
            remind(duty, now, days=1, escalated=True)
            open_duty(ESCALATED, duty, cast["office_head"], now, None)
    assert desk.undo().status_code == 302
    desk.write()
    with behind_the_doors():
        assert not Duty.objects.pending().exists()


def test_it_is_undone_once_and_by_a_keeper_alone(desk: Any, client_of: Any) -> None:
    taken_in(desk)
    fields = {"reason": "错", "by_pin": PIN}
    address = f"/act/imports.ledger.undone/{desk.ledger.public_id}/"
    for who, status in (("secrecy_office", 403), ("stranger", 403), ("audit", 403)):
        assert client_of(who).post(address, fields).status_code == status
    assert desk.undo().status_code == 302
    assert desk.undo().status_code == 409


def test_a_draft_is_not_undone(desk: Any) -> None:
    desk.check(BOOK, due_on_steady="2030-12-31")
    assert desk.undo().status_code == 409
