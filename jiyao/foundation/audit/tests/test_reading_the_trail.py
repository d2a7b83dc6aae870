"""The audit administrator reads, filters, proves and exports the trail; nobody else does."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings


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
    assert audit.get("/trail/", {"code": "nothing.at.all"}).context["rows"] == []


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
    for address in ("/trail/", "/trail/?who=S0401", "/trail/checkpoints/"):
        response = client.get(address)
        assert response.status_code == 403
        assert "收件清点" not in response.content.decode()


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
