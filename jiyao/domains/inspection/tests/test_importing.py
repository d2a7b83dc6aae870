"""What is taken in of a machine's result, and what is not (NET-01, INS-09)."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from jiyao_screening.cli import main as jiyao_scan

from jiyao.domains.inspection.models import Finding, Run, RunContent, Sighting
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import enter_rules, hand_on, rate, retire
from jiyao.domains.inspection.tests.conftest import (
    CLEAN,
    HIT,
    INCOMPLETE,
    REVIEW,
    Tool,
    delivered,
    entered,
    later,
    listed,
)
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file

Imports = Callable[..., Run]


def refused_for(machine: Any, cast: Any, data: bytes) -> str:
    """Try to take a file in and return why not."""
    with pytest.raises(Refused) as caught:
        take_in(machine, delivered=delivered(data), by=cast["secrecy_office"])
    return str(caught.value)


@pytest.mark.clause("INS-09")
@pytest.mark.clause("NET-01")
def test_a_signed_result_becomes_a_run_and_a_finding_for_each_file_that_is_not_clean(
    imported: Imports, tool: Tool, behind_the_doors: Any, cast: Any, new_entries: Any
) -> None:
    run = imported(HIT, REVIEW, INCOMPLETE, CLEAN)
    [entry] = new_entries("inspection.run.imported")
    assert (entry["outcome"], entry["who"]) == ("done", cast["secrecy_office"].number)
    assert (run.hits, run.reviews, run.incomplete, run.passed, run.files) == (1, 1, 1, 1, 4)
    assert (run.signed_with, run.owner, run.list_digest) == (tool.key, cast["reader"], "f" * 64)
    with behind_the_doors():
        found = {f.verdict: f for f in Finding.objects.all()}
        assert set(found) == {"hit", "review", "incomplete"}
        assert all(f.owner == cast["reader"] and f.state == "open" for f in found.values())
        assert Sighting.objects.get(finding=found["hit"]).seen == "强标志 页眉 机■★■年"
        assert Sighting.objects.get(finding=found["incomplete"]).seen == "加密"
        assert RunContent.objects.get().roots == "/home/u"
        assert found["hit"].due_at < found["review"].due_at < found["incomplete"].due_at


def test_what_the_tool_itself_writes_and_signs_is_taken_in(
    cast: Any, tool: Tool, tmp_path: Path, behind_the_doors: Any
) -> None:
    folder, out = tmp_path / "files", tmp_path / "out.json"
    folder.mkdir()
    (folder / "通知.txt").write_text("机密★10年\n\n关于召开会议的通知", "utf-8")
    (folder / "总结.txt").write_text("年度工作总结", "utf-8")
    (folder / "包.zip").write_bytes(b"PK\x03\x04 broken")
    words = ["--json", str(out), "--sign", str(tool.path), "--jobs", "1", "--quiet", str(folder)]
    assert jiyao_scan(words) == 1
    told = json.loads(out.read_bytes())
    enter_rules(version=told["rules"], remark="", by=cast["secrecy_office"])
    scanned = entered(cast, tool, name=told["machine"])
    run = take_in(scanned, delivered=delivered(out.read_bytes()), by=cast["secrecy_office"])
    assert (run.hits, run.incomplete, run.passed) == (1, 1, 1)
    with behind_the_doors():
        sighting = Sighting.objects.get(verdict="hit")
    assert sighting.path.endswith("通知.txt")
    assert sighting.seen.startswith("强标志")


def test_the_file_itself_is_kept_sealed_as_it_came(
    imported: Imports, machine: Any, behind_the_doors: Any, client_of: Any
) -> None:
    run = imported(HIT)
    with behind_the_doors():
        file = StoredFile.objects.get()
        kept = json.loads(open_file(file))
    assert kept["machine"] == machine.name
    assert kept["signature"]["public_key"] == run.signed_with
    shown = client_of("secrecy_office").get(file.get_absolute_url())
    assert shown.status_code == 200
    assert client_of("stranger").get(file.get_absolute_url()).status_code == 404


@pytest.mark.clause("INS-09", shows="refused")
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "空的"),
        (b"{", "不是完整的 JSON"),
        (b"[" * 100_000, "不是完整的 JSON"),
        (b"[]", "不是完整的 JSON"),
        ("\ufffe".encode("utf-16"), "不是完整的 JSON"),
        (b"<html></html>", "不是完整的 JSON"),
        (b'{"machine": "BG-01"}', "不符合检查结果的格式"),
        (b'{"machine": 1, "files": 2}', "不符合检查结果的格式"),
    ],
)
def test_what_is_no_result_is_told_apart(
    machine: Any, cast: Any, data: bytes, why: str, new_entries: Any, behind_the_doors: Any
) -> None:
    assert why in refused_for(machine, cast, data)
    [entry] = new_entries("inspection.run.imported")
    assert entry["outcome"] == "refused"
    with behind_the_doors():
        assert not Run.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"finished": "heute"},
        {"finished": "2026-01-01T00:00:00"},
        {"finished": 5},
        {"roots": "x"},
        {"files": [3]},
        {"files": [{"path": "a", "verdict": "dirty"}]},
        {"files": [{"path": 1, "verdict": "hit"}]},
        {"files": [{"path": "a", "verdict": "hit", "findings": [1]}]},
        {"files": [{"path": "a", "verdict": "hit"}, {"path": "a", "verdict": "hit"}]},
        {"rules": None},
        {"file_list_sha256": []},
    ],
)
def test_a_signed_file_of_another_shape_is_no_result(
    machine: Any, cast: Any, tool: Tool, changes: Any
) -> None:
    assert "不符合检查结果的格式" in refused_for(machine, cast, tool.ran(HIT, **changes))


def test_strange_signs_in_a_path_are_kept_in_a_spelling_that_can_be_stored(
    imported: Imports, behind_the_doors: Any
) -> None:
    imported(HIT | {"path": "/home/u/\ud800\x00\n" + "长" * 2000})
    with behind_the_doors():
        path = Sighting.objects.get().path
    assert path.startswith("/home/u/\\ud800··长")
    assert (len(path), path[-1]) == (1000, "…")


def test_too_large_a_file_is_refused_before_it_is_read(
    machine: Any, cast: Any, settings: Any, tool: Tool
) -> None:
    settings.FILE_MEGABYTES = 0
    assert "超过上限 0 MB" in refused_for(machine, cast, tool.ran(HIT))


def test_a_result_without_a_signature_is_refused(machine: Any, cast: Any, tool: Tool) -> None:
    assert "没有签名" in refused_for(machine, cast, json.dumps(tool.told(HIT)).encode())


def test_a_signature_by_another_key_is_refused_with_its_fingerprint(
    machine: Any, cast: Any, tmp_path: Any
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    why = refused_for(machine, cast, Tool(folder).ran(HIT))
    assert "另一把密钥" in why


@pytest.mark.parametrize("field", ["machine", "rules", "finished", "files", "file_list_sha256"])
def test_a_result_that_was_changed_after_signing_is_refused(
    machine: Any, cast: Any, tool: Tool, field: str
) -> None:
    data = json.loads(tool.ran(HIT))
    data[field] = tool.told(CLEAN, file_list_sha256="0" * 64, rules="x", machine="BG-02")[field]
    assert "被改动过" in refused_for(machine, cast, json.dumps(data).encode())


def test_a_machine_without_a_key_takes_no_result(machine: Any, cast: Any, tmp_path: Any) -> None:
    other = Tool(tmp_path, "BG-09")
    keyless = entered(cast, other, public_key="")
    assert "还没有登记签名公钥" in refused_for(keyless, cast, other.ran(HIT))


def test_the_result_of_another_machine_is_refused(machine: Any, cast: Any, tool: Tool) -> None:
    assert "“BG-02”的结果" in refused_for(machine, cast, tool.ran(HIT, machine="BG-02"))


def test_the_same_result_is_taken_once(
    imported: Imports, machine: Any, cast: Any, tool: Tool, behind_the_doors: Any
) -> None:
    run = imported(CLEAN)
    with behind_the_doors():
        again = open_file(StoredFile.objects.get())
    assert refused_for(machine, cast, again) == f"这份结果已经导入，见 {run}"


def test_a_result_older_than_the_newest_and_one_from_the_future_are_refused(
    imported: Imports, machine: Any, cast: Any, tool: Tool
) -> None:
    run = imported(CLEAN)
    before = (timezone.now() - timedelta(days=1)).isoformat()
    assert f"已导入更新的结果 {run}" in refused_for(machine, cast, tool.ran(HIT, finished=before))
    tomorrow = later(1).isoformat()
    assert "晚于现在" in refused_for(machine, cast, tool.ran(HIT, finished=tomorrow))


def test_rules_that_are_unknown_or_were_replaced_before_the_run_are_refused(
    machine: Any, cast: Any, tool: Tool, time_machine: Any
) -> None:
    assert "不认识规则版本 2025" in refused_for(machine, cast, tool.ran(HIT, rules="2025"))
    in_time = tool.ran(CLEAN)
    time_machine.move_to(later(1))
    enter_rules(version="2026.2", remark="", by=cast["secrecy_office"])
    time_machine.move_to(later(1))
    assert "已被代替" in refused_for(machine, cast, tool.ran(HIT))
    take_in(machine, delivered=delivered(in_time), by=cast["secrecy_office"])


def test_too_many_findings_are_refused(
    machine: Any, cast: Any, tool: Tool, monkeypatch: Any
) -> None:
    monkeypatch.setattr("jiyao.domains.inspection.rules.importing.MOST_FINDINGS", 1)
    assert "有 2 个文件待处理" in refused_for(machine, cast, tool.ran(HIT, REVIEW))


@pytest.mark.clause("NET-01", shows="refused")
def test_what_was_found_on_a_classified_machine_does_not_come_in(
    machine: Any, cast: Any, tool: Tool
) -> None:
    rate(machine, kind="classified", reason="改作涉密", by=cast["secrecy_office"])
    assert "涉密机的检查结果" in refused_for(machine, cast, tool.ran(HIT))
    with pytest.raises(Refused, match="不得改作"):
        rate(machine, kind="internet", reason="改回", by=cast["secrecy_office"])


def test_a_retired_machine_takes_no_result(machine: Any, cast: Any, tool: Tool) -> None:
    retire(machine, reason="报废", by=cast["secrecy_office"])
    assert "已停用" in refused_for(machine, cast, tool.ran(CLEAN))


@pytest.mark.parametrize(("who", "error"), [("keeper", Unseen), ("reader", Refused)])
def test_only_the_secrecy_office_takes_results_in(
    machine: Any, cast: Any, tool: Tool, who: str, error: Any
) -> None:
    with pytest.raises(error):
        take_in(machine, delivered=delivered(tool.ran(CLEAN)), by=cast[who])


def test_the_form_takes_the_file_and_tells_what_a_signature_shows(
    machine: Any, tool: Tool, client_of: Any
) -> None:
    address = reverse("act", args=["inspection.run.imported", machine.public_id])
    client = client_of("secrecy_office")
    assert "不说明检查时如实查了" in client.get(address).content.decode()
    bad = client.post(address, {"delivered": SimpleUploadedFile("a.json", b"{}x")})
    assert bad.status_code == 409
    assert "不是完整的 JSON" in bad.content.decode()
    assert client.post(address, {}).status_code == 200
    done = client.post(address, {"delivered": SimpleUploadedFile("a.json", tool.ran(HIT))})
    assert done.status_code == 302
    assert "命中" in client.get(machine.get_absolute_url()).content.decode()


def test_a_run_over_many_files_asks_no_more_queries_for_each_clean_one(
    imported: Imports, django_assert_max_num_queries: Any
) -> None:
    many = [listed({"path": f"/home/u/{n}", "verdict": "clean"}) for n in range(2000)]
    with django_assert_max_num_queries(70, using="act"):
        imported(HIT, *many)


def test_a_new_person_of_the_machine_takes_over_what_is_unsettled(
    imported: Imports, machine: Any, cast: Any, only: Any, behind_the_doors: Any, client_of: Any
) -> None:
    run = imported(HIT)
    fields = {"place": "302室", "reason": "换岗", "by": cast["secrecy_office"]}
    hand_on(machine, person=cast["junior"], **fields)
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(subject_ref=run.public_id)
    assert (only().owner, duty.owner) == (cast["junior"], cast["junior"])
    assert "通知.docx" in client_of("junior").get(only().get_absolute_url()).content.decode()
    assert client_of("reader").get(only().get_absolute_url()).status_code == 404
