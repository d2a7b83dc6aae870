"""Uploading stages a workbook for its importer alone; nothing is stored in clear."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.utils import timezone

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.imports import expiring, limits
from jiyao.foundation.imports.models import Ledger, Staging
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.store.aliases import ACT
from jiyao.foundation.store.middleware import reading_as
from tests.clearing import bar
from tests.ledgers import entry, workbook

CANARY = "关于海棠花的通知"


def book(**changes: Any) -> bytes:
    return workbook([entry("0001", **changes), entry("0002")])


@pytest.mark.clause("DOC-01", "DOC-22")
def test_a_keeper_uploads_and_the_step_after_is_shown(desk: Any, new_entries: Any) -> None:
    answer = desk.upload(book())
    assert answer.url == desk.ledger.get_absolute_url()
    page = desk.client.get(answer.url).content.decode()
    assert "表头在哪里" in page
    assert len(new_entries("imports.ledger.uploaded")) == 1


@pytest.mark.clause("SYS-02")
@pytest.mark.parametrize("who", ["office_head", "secrecy_office", "leader", "stranger", "system"])
def test_nobody_else_uploads(who: str, client_of: Any, desk: Any, behind_the_doors: Any) -> None:
    desk.client = client_of(who)
    assert desk.upload(book()).status_code == 403
    with behind_the_doors():
        assert not Ledger.objects.exists()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_what_was_staged_under_another_key_is_replaced_or_given_up(
    desk: Any, settings: Any, steps: int
) -> None:
    desk.upload(book())
    for step in (desk.arrange, desk.match)[:steps]:
        step()
    before = desk.ledger
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    page = desk.client.get(before.get_absolute_url())
    assert "系统密钥已更换" in page.content.decode()
    assert {each.procedure.code for each in page.context["available"]} == {
        "imports.ledger.replaced",
        "imports.ledger.discarded",
    }
    refused = desk.post("mapped") if steps else desk.post("discarded")
    assert refused.status_code == (409 if steps else 302)
    assert desk.ledger.revision == before.revision
    if steps:
        better = SimpleUploadedFile("再来.xlsx", book())
        assert desk.post("replaced", file=better).status_code == 302
        assert (desk.ledger.state, desk.draft.lost) == ("uploaded", False)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧簿.xlsx", b"<html></html>", "网页"),
        ("旧簿.xlsx", b"", "空"),
        ("旧簿.xlsx", bytes(limits.FILE_BYTES + 5), "10 MB"),
    ],
    ids=["a page", "nothing", "too much"],
)
def test_a_bad_file_is_answered_at_its_field_and_nothing_is_staged(
    name: str, data: bytes, words: str, desk: Any, behind_the_doors: Any
) -> None:
    answer = desk.upload(data, name)
    assert answer.status_code == 200
    assert words in "".join(answer.context["form"].errors["file"])
    with behind_the_doors():
        assert not Staging.objects.exists()


def test_nothing_of_an_upload_is_put_into_a_file(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    pictures = workbook([entry()]) + bytes(4 * 1024 * 1024)
    assert desk.upload(pictures).status_code in (200, 302)
    assert desk.upload(book()).status_code == 302


@pytest.mark.clause("SYS-02")
def test_only_the_importer_reads_what_is_staged(
    desk: Any, cast: Any, behind_the_doors: Any, client_of: Any
) -> None:
    desk.upload(book(标题=CANARY))
    for key, person in cast.items():
        with behind_the_doors():
            facts = facts_of(person, desk.ledger.uploaded_at)
        with reading_as(person.pk):
            seen = Staging.objects.visible_to(facts, Action.READ).count()
            bare = Staging.objects.count()
        assert seen == (1 if key == "keeper" else 0)
        if connections["default"].vendor == "postgresql":
            assert bare == seen
    for who in ("secrecy_office", "office_head"):
        page = client_of(who).get(desk.ledger.get_absolute_url()).content.decode()
        assert "只有上传人本人可以看" in page
        assert CANARY not in page
    for who in ("leader", "reader", "stranger", "security"):
        assert client_of(who).get(desk.ledger.get_absolute_url()).status_code == 404


@pytest.mark.clause("SYS-02")
def test_another_keepers_steps_are_not_found_by_anybody_else(
    desk: Any, client_of: Any, cast: Any, new_entries: Any
) -> None:
    PROCEDURES["access.appointment.made"](cast["junior"], role="keeper", by=cast["security"])
    desk.upload(book())
    other = client_of("junior")
    assert other.get(desk.ledger.get_absolute_url()).status_code == 200
    for step in ("arranged", "mapped", "mended", "confirmed", "replaced"):
        address = f"/act/imports.ledger.{step}/{desk.ledger.public_id}/"
        assert other.get(address).status_code == 404
        assert other.post(address, {}).status_code == 404


def test_what_is_staged_is_not_stored_in_clear(desk: Any, behind_the_doors: Any) -> None:
    desk.check(book(标题=CANARY))
    with behind_the_doors(), connections[ACT].cursor() as cursor:
        for question in ("SELECT * FROM imports_staging", "SELECT * FROM imports_ledger"):
            cursor.execute(question)
            values = [bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()]
            stored = b"".join(v if isinstance(v, bytes) else str(v).encode() for v in values)
            assert CANARY.encode() not in stored
            assert "海棠".encode("unicode_escape") not in stored
    assert desk.draft.sheets[0]["rows"][1][1][4] == CANARY


@pytest.mark.clause("SYS-02")
def test_an_uncleared_keeper_does_not_stage(cast: Any, desk: Any) -> None:
    bar(cast["keeper"])
    answer = desk.upload(book())
    assert answer.status_code == 409
    assert "涉密等级不足" in answer.content.decode()


def test_a_draft_that_nobody_goes_on_with_is_emptied(
    desk: Any, behind_the_doors: Any, new_entries: Any
) -> None:
    desk.check(book())
    assert not expiring.go_on()
    with time_machine.travel(timezone.now() + expiring.KEPT + timedelta(hours=1)):
        assert expiring.go_on()
        assert not expiring.go_on()
    with behind_the_doors():
        assert bytes(Staging.objects.get().book) == b""
    assert desk.ledger.state == "discarded"
    assert len(new_entries("imports.ledger.expired")) == 1


def test_given_up_it_is_emptied_and_stays_on_the_list(desk: Any, behind_the_doors: Any) -> None:
    desk.check(book())
    assert desk.post("discarded").status_code == 302
    with behind_the_doors():
        staging = Staging.objects.get()
    assert (bytes(staging.book), bytes(staging.work)) == (b"", b"")
    assert desk.post("discarded").status_code == 409
    assert desk.post("arranged", sheet=0, header=1, depth=1).status_code in (200, 409)
    assert "已放弃" in desk.client.get(desk.ledger.get_absolute_url()).content.decode()
    assert "旧簿.xlsx" in desk.client.get("/registers/imports.ledger/").content.decode()
