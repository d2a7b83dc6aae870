"""Confirmed rows are written in batches beside the server, each exactly once."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, OperationalError

from conftest import PIN
from jiyao.foundation.imports import working
from jiyao.foundation.imports.models import ImportedRow, Ledger, Staging
from jiyao.foundation.imports.working import Worker
from jiyao.foundation.procedures.models import Signature
from jiyao.foundation.trail.recording import Act
from tests.ledgers import entry, messy, workbook

Document: Any = apps.get_model("carriers.document")
FIFTY = workbook([entry(f"{n:04d}") for n in range(50)])


def numbers(behind: Any) -> list[str]:
    with behind():
        return sorted(Document.objects.values_list("number", flat=True))


@pytest.mark.clause("DOC-01", "DOC-15", "DOC-22")
def test_confirming_is_signed_and_every_batch_is_on_the_trail_with_its_rows(
    desk: Any, new_entries: Any, behind_the_doors: Any
) -> None:
    desk.check(FIFTY)
    assert desk.confirm().status_code == 302
    assert numbers(behind_the_doors) == []
    desk.write()
    assert len(numbers(behind_the_doors)) == 50
    with behind_the_doors():
        assert Signature.objects.get(code="imports.ledger.confirmed").kind_of == "session"
    batches = new_entries("imports.batch.written")
    assert sum(batch["counts"]["rows"] for batch in batches) == 50
    assert all(batch["ref"] == desk.ledger.public_id.hex for batch in batches)
    assert set(batches[0]["changes"]) == {"rows", "manifest"}


def test_a_wrong_pin_confirms_nothing(desk: Any) -> None:
    desk.check(FIFTY)
    assert desk.confirm(by_pin="000000").status_code == 409
    desk.write()
    assert desk.ledger.state == "checked"


def test_rows_with_faults_are_left_out_only_by_choice(desk: Any, behind_the_doors: Any) -> None:
    desk.check(workbook([entry("1"), entry("2", 份数=-1)]))
    answer = desk.confirm()
    assert answer.status_code == 409
    assert "还有 1 行有错" in answer.content.decode()
    assert desk.confirm(leave_out="on").status_code == 302
    desk.write()
    assert numbers(behind_the_doors) == ["1"]
    assert desk.ledger.left_out == [[3, "份数", "应在 1 到 999 之间"]]
    assert "第 3 行" in desk.client.get(desk.ledger.get_absolute_url()).content.decode()


def test_what_is_confirmed_is_what_was_shown(desk: Any) -> None:
    desk.check(FIFTY)
    answer = desk.confirm(revision=desk.ledger.revision - 1)
    assert answer.status_code == 409
    assert "另一个窗口" in answer.content.decode()


def test_nothing_is_confirmed_when_no_row_is_good(desk: Any) -> None:
    desk.check(workbook([entry("1", 份数=-1)]))
    assert desk.confirm(leave_out="on").status_code == 409


def test_another_worker_goes_on_where_the_first_was_killed(
    desk: Any, behind_the_doors: Any
) -> None:
    desk.check(FIFTY)
    desk.confirm()
    Worker().go_on()
    begun = numbers(behind_the_doors)
    assert 0 < len(begun) < 50
    desk.write()
    assert len(numbers(behind_the_doors)) == 50
    with behind_the_doors():
        assert ImportedRow.objects.count() == 50


def test_two_workers_write_no_row_twice(desk: Any, behind_the_doors: Any) -> None:
    desk.check(FIFTY)
    desk.confirm()
    one, other = Worker(), Worker()
    while one.go_on() | other.go_on():
        pass
    assert desk.ledger.written == len(numbers(behind_the_doors)) == 50


def test_a_batch_that_fails_leaves_nothing_of_itself(
    desk: Any, behind_the_doors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.check(FIFTY)
    desk.confirm()
    monkeypatch.setattr(working, "_move_on", lambda *args: 1 / 0)
    Worker().go_on()
    assert numbers(behind_the_doors) == []
    monkeypatch.undo()
    monkeypatch.setattr("jiyao.foundation.imports.working.time.sleep", lambda seconds: None)
    desk.write()
    assert len(numbers(behind_the_doors)) == 50


def test_a_row_that_cannot_be_written_is_left_out_and_the_others_are_not(
    desk: Any, behind_the_doors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = working._rows_of

    def fussy(ledger: Any, part: Any, act: Any) -> Any:
        if any(row.values["number"] == "0017" for row in part):
            raise IntegrityError("0017")
        return kept(ledger, part, act)

    monkeypatch.setattr(working, "_rows_of", fussy)
    desk.check(FIFTY)
    desk.confirm()
    desk.write()
    assert len(numbers(behind_the_doors)) == 49
    [[place, _title, words]] = desk.ledger.left_out
    assert (place, "IntegrityError" in words) == (19, True)


def test_what_is_left_out_is_told_even_when_the_batch_came_to_nothing_at_its_end(
    desk: Any, behind_the_doors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.check(workbook([entry("1"), entry("2", 份数=-1), entry("3")]))
    desk.confirm(leave_out="on")
    worker, whole = Worker(), Act.record

    def busy(self: Act, *args: Any, **more: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Act, "record", busy)
    with pytest.raises(OperationalError):
        worker.go_on()
    monkeypatch.setattr(Act, "record", whole)
    while worker.go_on():
        pass
    assert numbers(behind_the_doors) == ["1", "3"]
    assert [told[0] for told in desk.ledger.left_out] == [3]


def test_a_number_taken_meanwhile_is_left_out_with_its_reason(
    desk: Any, behind_the_doors: Any
) -> None:
    desk.check(FIFTY)
    desk.confirm()
    with behind_the_doors():
        first = Ledger.objects.get()
    other = type(desk)(desk.client, behind_the_doors)
    other.check(workbook([entry("0049"), entry("9999")]))
    other.confirm()
    Worker()._batch(working._begin(other.ledger))
    desk.write()
    with behind_the_doors():
        first.refresh_from_db()
    assert first.written == 49
    assert [told[0] for told in first.left_out] == [51]


def test_what_was_staged_is_emptied_with_the_last_row(desk: Any, behind_the_doors: Any) -> None:
    desk.take_in(FIFTY)
    with behind_the_doors():
        staging = Staging.objects.get()
    assert (bytes(staging.book), bytes(staging.work)) == (b"", b"")
    assert desk.ledger.state == "done"


def test_progress_tells_figures_and_then_sends_the_page_on(desk: Any, new_entries: Any) -> None:
    desk.check(FIFTY)
    desk.confirm()
    address = f"/imports/{desk.ledger.public_id}/progress/"
    before = len(new_entries())
    answer = desk.client.get(address)
    assert "HX-Refresh" not in answer.headers
    assert len(new_entries()) == before
    desk.write()
    answer = desk.client.get(address)
    assert answer.headers["HX-Refresh"] == "true"
    assert "50" in answer.content.decode()


def test_stopped_it_writes_no_further_row(desk: Any, behind_the_doors: Any) -> None:
    desk.check(FIFTY)
    desk.confirm()
    assert desk.post("undone", reason="错", by_pin=PIN).status_code == 409
    worker = Worker()
    worker.go_on()
    assert desk.post("stopped").status_code == 302
    worker.go_on()
    assert desk.ledger.written == len(numbers(behind_the_doors)) == 20
    assert desk.post("stopped").status_code == 409


def test_the_seals_of_everything_written_hold(desk: Any) -> None:
    from jiyao.foundation.trail.seals import row_faults

    desk.take_in(messy(40, faults=0).data, due_on_steady="2030-12-31")
    assert list(row_faults()) == []


def test_a_page_of_the_result_takes_few_queries(
    desk: Any, django_assert_max_num_queries: Any
) -> None:
    desk.take_in(FIFTY)
    with django_assert_max_num_queries(90):
        page = desk.client.get(desk.ledger.get_absolute_url())
    assert len(page.context["written"]) == 25
    assert all(row.url for row in page.context["written"])
