"""The audit administrator reads, filters, proves and exports the trail; nobody else does."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.utils.timezone import get_current_timezone

from jiyao.foundation.audit.views import SIZE
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone


@pytest.fixture
def signed(database: None, client_of: Any) -> Any:
    """Sign the trail as the signer does, in a process and a role of its own, from the start."""
    for remembered in ("signer", "checkpoints"):
        shutil.rmtree(settings.HOME / remembered, ignore_errors=True)

    def sign() -> None:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "jiyao.config.settings"}
        environment.pop("JIYAO_AS", None)
        subprocess.run([sys.executable, "-m", "jiyao", "sign"], check=True, env=environment)

    return sign


@pytest.mark.clause("SYS-03", shows="shown")
def test_filters_find_a_person_a_code_and_a_refusal(client_of: Any, cast: Any) -> None:
    stranger = client_of("stranger")
    stranger.get("/act/carriers.document.counted/")
    audit = client_of("audit")
    rows = audit.get("/trail/", {"who": "S0401", "outcome": "refused"}).context["rows"]
    assert [row["sentence"] for row in rows] == ["收件清点"]
    assert {row["name"] for row in rows} == {cast["stranger"].name}
    assert audit.get("/trail/", {"what": "nothing.at.all"}).context["rows"] == []


@pytest.mark.clause("SYS-03", shows="shown")
@pytest.mark.parametrize(
    "asked", [{"what": "导出收文"}, {"what": "导出"}, {"outcome": "taken-out"}]
)
def test_the_words_shown_find_who_exported_what(
    asked: dict[str, str], received: Any, client_of: Any
) -> None:
    received()
    keeper = client_of("keeper")
    keeper.get("/registers/carriers.document/")
    keeper.get("/registers/carriers.document/export/")
    rows = client_of("audit").get("/trail/", asked).context["rows"]
    assert [row["sentence"] for row in rows] == ["导出收文"]


def test_everything_that_was_done_with_a_record_is_a_click_away(
    received: Any, client_of: Any
) -> None:
    for _turn in range(2):
        received()
    audit = client_of("audit")
    first, _second = audit.get("/trail/", {"what": "carriers.document.signed"}).context["rows"]
    ref = first["row"].ref
    page = audit.get("/trail/", {"ref": ref})
    assert f"ref={ref}" in page.content.decode()
    assert {row["row"].ref for row in page.context["rows"]} == {ref}
    assert len(page.context["rows"]) > 3


@pytest.mark.clause("SYS-03", "SYS-06")
def test_an_entry_is_proven_against_a_signed_checkpoint(client_of: Any, signed: Any) -> None:
    audit = client_of("audit")
    row = audit.get("/trail/").context["rows"][-1]["row"]
    assert "还没有被检查点覆盖" in audit.get(f"/trail/entries/{row.entry_id}/").content.decode()
    signed()
    page = audit.get(f"/trail/entries/{row.entry_id}/")
    proof = json.loads(page.context["proof"])
    assert proof["entry"] == row.entry_id
    assert proof["checkpoint"].startswith("jiyao.local/trail/")


@pytest.mark.clause("SYS-03", shows="hidden")
@pytest.mark.parametrize("who", ["stranger", "leader", "keeper", "secrecy_office", "system"])
def test_nobody_but_the_auditor_reads_the_trail(who: str, client_of: Any) -> None:
    client_of("stranger").get("/act/carriers.document.counted/")
    client = client_of(who)
    for address in ("/trail/", "/trail/?who=S0401", "/trail/export/", "/trail/checkpoints/"):
        response = client.get(address)
        shows_that_it_stands = who == "secrecy_office" and "checkpoints" in address
        assert response.status_code == (200 if shows_that_it_stands else 403)
        assert "收件清点" not in response.content.decode()


@pytest.mark.clause("SYS-03")
def test_the_secrecy_office_shows_that_a_printed_checkpoint_still_holds(
    client_of: Any, signed: Any
) -> None:
    signed()
    office = client_of("secrecy_office")
    [old] = office.get("/trail/checkpoints/").context["rows"]
    signed()
    found = office.get("/trail/checkpoints/", {"log": old.log, "size": old.size}, follow=True)
    page = found.content.decode()
    assert found.redirect_chain == [(f"/trail/checkpoints/{old.log}/{old.size}/", 302)]
    assert "包含它签过的全部记录，没有改动" in page
    wrong = office.get("/trail/checkpoints/", {"log": old.log, "size": old.size + 1})
    assert "没有这一张检查点" in wrong.content.decode()
    odd = office.get("/trail/checkpoints/", {"log": "x", "size": "9" * 40})
    assert odd.status_code == 200


def test_a_checkpoint_prints_with_its_text_and_a_code(client_of: Any, signed: Any) -> None:
    audit = client_of("audit")
    signed()
    [checkpoint] = audit.get("/trail/checkpoints/").context["rows"]
    page = audit.get(f"/trail/checkpoints/{checkpoint.log}/{checkpoint.size}/").content.decode()
    assert "<svg" in page
    assert "jiyao.local/trail/" in page


def test_an_export_holds_the_stored_bytes_and_is_itself_on_the_trail(
    client_of: Any, new_entries: Any
) -> None:
    audit = client_of("audit")
    lines = b"".join(audit.get("/trail/export/").streaming_content).decode().splitlines()
    numbers = [int(line.split("\t")[0]) for line in lines]
    assert numbers == list(range(1, len(numbers) + 1))
    assert json.loads(lines[0].split("\t")[1])["code"] == "accounts.installation.laid-out"
    [entry] = new_entries("trail.export.listed")
    assert entry["counts"] == {"rows": len(lines) - 1}


@pytest.mark.clause("SYS-03")
def test_last_years_trail_is_read_and_exported_by_its_year(client_of: Any, cast: Any) -> None:
    now = datetime.now(UTC)
    with time_machine.travel(now - timedelta(days=366), tick=False):
        record_alone("K0101", "carriers.copy.sent", Outcome.DONE)
    audit, last = client_of("audit"), (now - timedelta(days=366)).year
    [row] = audit.get("/trail/", {"year": last}).context["rows"]
    assert (row["row"].who, row["row"].log) == ("K0101", last)
    assert row["row"].entry_id not in {r["row"].entry_id for r in shown(audit.get("/trail/"))}
    export = audit.get("/trail/export/", {"year": last})
    assert f"trail-{last}.txt" in export["Content-Disposition"]
    [line] = b"".join(export.streaming_content).decode().splitlines()
    assert json.loads(line.split("\t")[1])["id"] == row["row"].entry_id


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "bad"},
        {"who": "\x00"},
        {"before": "x"},
        {"year": "1066"},
        {"year": ""},
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"day": "2026-02-30"},
    ],
)
def test_a_filter_that_is_not_understood_finds_and_exports_nothing_and_says_where(
    client_of: Any, new_entries: Any, wrong: dict[str, str]
) -> None:
    audit = client_of("audit")
    for address in ("/trail/", "/trail/export/"):
        page = audit.get(address, wrong)
        assert page.status_code == 400
        assert shown(page) == []
        assert list(page.context["form"].errors) == list(wrong)
        assert "请先改正" in page.content.decode()
    assert new_entries("trail.export.listed") == []


@pytest.mark.parametrize("odd", ["%00", "x", "A" * 32, "0" * 31, "0" * 33, "0" * 32])
def test_an_id_that_no_entry_has_is_not_found(client_of: Any, odd: str) -> None:
    assert client_of("audit").get(f"/trail/entries/{odd}/").status_code == 404


@pytest.mark.clause("SYS-03")
def test_a_checkpoint_says_whether_it_continues_the_one_before(client_of: Any, signed: Any) -> None:
    audit = client_of("audit")
    signed()
    [first] = audit.get("/trail/checkpoints/").context["rows"]
    address = "/trail/checkpoints/{0.log}/{0.size}/".format
    assert "前一检查点" not in audit.get(address(first)).content.decode()
    signed()
    newest = audit.get("/trail/checkpoints/").context["rows"][0]
    assert newest.size > first.size
    assert "已核对：它延续前一检查点" in audit.get(address(newest)).content.decode()


@pytest.mark.clause("SYS-03")
def test_opening_an_entry_is_itself_on_the_trail(client_of: Any, new_entries: Any) -> None:
    audit = client_of("audit")
    row = shown(audit.get("/trail/"))[0]["row"]
    audit.get(f"/trail/entries/{row.entry_id}/")
    [entry] = new_entries("trail.entry.opened")
    assert (entry["outcome"], entry["ref"]) == ("opened", row.entry_id)


@pytest.mark.clause("SYS-03")
def test_opening_a_checkpoint_is_on_the_trail(
    client_of: Any, signed: Any, new_entries: Any
) -> None:
    audit = client_of("audit")
    signed()
    [checkpoint] = audit.get("/trail/checkpoints/").context["rows"]
    audit.get(f"/trail/checkpoints/{checkpoint.log}/{checkpoint.size}/")
    [entry] = new_entries("trail.checkpoint.opened")
    assert entry["ref"] == f"{checkpoint.log}-{checkpoint.size}"


def test_a_checkpoint_that_is_not_there_is_not_found(client_of: Any) -> None:
    for size in (99999, 10**30):
        assert client_of("audit").get(f"/trail/checkpoints/2026/{size}/").status_code == 404


@pytest.mark.clause("SYS-03")
def test_older_pages_follow_without_gap_and_keep_the_filter(client_of: Any) -> None:
    for _ in range(SIZE + 3):
        record_alone("K0101", "carriers.copy.sent", Outcome.DONE)
    record_alone("H0102", "carriers.copy.sent", Outcome.DONE)
    audit = client_of("audit")
    first = audit.get("/trail/", {"who": "K0101", "what": "carriers.copy.sent"})
    second = audit.get(f"/trail/{first.context['older']}")
    assert [len(shown(page)) for page in (first, second)] == [SIZE, 3]
    numbers = [row["row"].seq for page in (first, second) for row in shown(page)]
    assert numbers == sorted(set(numbers), reverse=True)
    assert {row["row"].who for row in shown(second)} == {"K0101"}
    assert second.context["older"] == ""


@pytest.mark.clause("SYS-03")
def test_a_day_here_is_whole_though_it_lies_in_two_logs(client_of: Any) -> None:
    years = datetime.now(UTC).year, datetime.now(UTC).year + 1
    new_year = datetime(years[1], 1, 1, tzinfo=get_current_timezone())
    with time_machine.travel(new_year - timedelta(seconds=1), tick=False):
        record_alone("K0101", "carriers.copy.sent", Outcome.REFUSED)
    with time_machine.travel(new_year + timedelta(hours=1), tick=False):
        for _ in range(SIZE):
            record_alone("K0101", "carriers.copy.sent", Outcome.UNSEEN)
    with time_machine.travel(new_year + timedelta(hours=9), tick=False):
        record_alone("K0101", "carriers.copy.sent", Outcome.REFUSED)
        record_alone("K0101", "carriers.copy.sent", Outcome.DONE)
        audit = client_of("audit")
        first = audit.get("/trail/", {"day": f"{new_year:%Y-%m-%d}", "outcome": "stopped"})
        second = audit.get(f"/trail/{first.context['older']}")
    assert [len(shown(page)) for page in (first, second)] == [SIZE, 1]
    logs = [row["row"].log for page in (first, second) for row in shown(page)]
    assert logs == [years[1], *[years[0]] * SIZE]


@pytest.mark.clause("SYS-03")
def test_the_export_beside_a_filter_holds_what_the_filter_finds(
    client_of: Any, new_entries: Any
) -> None:
    record_alone("H0102", "carriers.copy.sent", Outcome.DONE)
    record_alone("K0101", "carriers.copy.sent", Outcome.REFUSED)
    audit = client_of("audit")
    page = audit.get("/trail/", {"what": "carriers.copy.sent", "outcome": "refused"})
    lines = b"".join(audit.get(page.context["export"]).streaming_content).decode().splitlines()
    [body] = [json.loads(line.split("\t")[1]) for line in lines]
    assert (body["who"], body["outcome"]) == ("K0101", "refused")
    [entry] = new_entries("trail.export.listed")
    assert entry["counts"] == {"rows": 1}


def test_a_page_beyond_every_number_is_the_first(client_of: Any) -> None:
    audit = client_of("audit")
    assert audit.get("/trail/", {"before": str(10**30)}).status_code == 200
    assert shown(audit.get("/trail/", {"before": "1"})) == []


def shown(page: Any) -> list[dict[str, Any]]:
    """Return the rows of a page of the trail."""
    rows: list[dict[str, Any]] = page.context["rows"]
    return rows
