"""The command: contract of the result, exit codes, reports, baseline, cache."""

import json
import tempfile
from pathlib import Path

import pytest
from jiyao_screening.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_clean_files_exit_with_0(scan, folder: Path) -> None:
    write(folder, "a.txt", "会议安排")
    code, files = scan(folder)
    assert code == 0
    assert files["a.txt"]["verdict"] == "clean"


def test_a_hit_exits_with_1_even_beside_incomplete_files(scan, folder: Path) -> None:
    write(folder, "a.txt", "机密★10年")
    (folder / "b.bin").write_bytes(bytes(range(256)) * 9)
    code, files = scan(folder)
    assert code == 1
    assert files["a.txt"]["findings"][0].keys() >= {"grade", "part", "excerpt"}
    assert files["b.bin"]["incomplete"]


def test_incomplete_and_review_exit_with_2(scan, folder: Path) -> None:
    path = write(folder, "a.txt", "内部资料\n会议")
    code, files = scan(path)
    assert (code, files["a.txt"]["verdict"]) == (2, "review")
    (folder / "b.bin").write_bytes(bytes(range(256)) * 9)
    code, files = scan(folder / "b.bin")
    assert (code, files["b.bin"]["verdict"]) == (2, "incomplete")


def test_a_missing_path_is_incomplete_not_clean(scan, folder: Path) -> None:
    code, files = scan(folder / "nothing.txt")
    assert code == 2
    assert files["nothing.txt"]["incomplete"]


def test_wrong_input_exits_with_3(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = write(folder, "terms", "甲\tL7")
    assert main(["--quiet", "--terms", str(terms), str(folder)]) == 3
    assert "无法运行" in capsys.readouterr().err


def test_only_the_given_paths_are_read(scan, folder: Path) -> None:
    write(folder, "a.txt", "会议")
    write(folder, "b.txt", "机密★10年")
    code, files = scan(folder / "a.txt")
    assert code == 0
    assert list(files) == ["a.txt"]


def test_what_will_be_read_is_shown_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "a.txt", "会议")
    main(["--jobs", "1", str(folder)])
    shown = capsys.readouterr()
    assert f"将读取：{folder}" in shown.err
    assert "共 1 个文件" in shown.out


def test_own_rules_are_applied(scan, folder: Path) -> None:
    rules = write(
        folder, "rules.json", json.dumps([{"pattern": r"XM-\d{4}", "label": "x", "grade": "L1"}])
    )
    code, _files = scan("--rules", rules, write(folder, "a.txt", "项目 XM-2031"))
    assert code == 1


def entry(file: dict, **changes: str) -> dict:
    finding = file["findings"][0]
    return {
        "file": file["sha256"],
        "fingerprint": finding["fingerprint"],
        "reason": "样张",
        "approver": "王某",
        "expires": "2999-01-01",
    } | changes


def test_the_baseline_accepts_a_finding_until_it_expires(scan, folder: Path) -> None:
    path = write(folder, "a.txt", "机密★10年")
    _code, files = scan(path)
    for expires, expected in (("2999-01-01", 0), ("2001-01-01", 1)):
        baseline = write(folder, "base.json", json.dumps([entry(files["a.txt"], expires=expires)]))
        code, again = scan("--baseline", baseline, path)
        assert code == expected
        assert len(again["a.txt"]["accepted"]) == 1 - expected


def test_a_baseline_entry_needs_its_approver(folder: Path) -> None:
    baseline = write(folder, "base.json", json.dumps([{"file": "x", "fingerprint": "y"}]))
    assert main(["--quiet", "--baseline", str(baseline), str(folder)]) == 3


def test_the_cache_answers_for_known_content(scan, folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache.db"
    path = write(folder, "a.txt", "机密★10年")
    first = scan("--cache", cache, path)
    assert first == scan("--cache", cache, path)
    path.write_text("会议", "utf-8")
    assert scan("--cache", cache, path)[0] == 0


def test_the_cache_forgets_when_the_terms_change(scan, folder: Path, tmp_path: Path) -> None:
    cache, path = tmp_path / "cache.db", write(folder, "a.txt", "青松计划")
    assert scan("--cache", cache, path)[0] == 0
    terms = write(tmp_path, "terms.txt", "青松计划\tL1")
    assert scan("--cache", cache, "--terms", terms, path)[0] == 1


def test_sarif_names_no_value(scan, folder: Path) -> None:
    sarif, terms = folder / "o.sarif", write(folder, "terms", "青松计划\tL1")
    scan("--sarif", sarif, "--terms", terms, write(folder, "a.txt", "青松计划与白杨"))
    log = json.loads(sarif.read_text("utf-8"))
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"][0]["level"] == "error"
    assert "青松" not in sarif.read_text("utf-8")


def test_sarif_names_files_by_valid_addresses(scan, folder: Path) -> None:
    sarif = folder / "o.sarif"
    scan("--sarif", sarif, write(folder, "方案 #1.txt", "机密★10年"))
    (found,) = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("%E6%96%B9%E6%A1%88%20%231.txt")


def test_the_page_escapes_what_it_shows(scan, folder: Path) -> None:
    page = folder / "o.html"
    scan("--html", page, write(folder, "<b>机密★10年.txt", "x"))
    assert "<b>机密" not in page.read_text("utf-8")


def test_no_temporary_file_is_left(scan, folder: Path, tmp_path: Path, monkeypatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    scan(write(folder, "a.txt", "机密★10年"))
    assert list(temporary.iterdir()) == []
