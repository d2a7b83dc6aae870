"""The house style, as far as it can be counted (docs/style.md)."""

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

import jiyao

ROOT = Path(jiyao.__file__).parent.parent
FORBIDDEN_NAMES = {"utils", "common", "core", "helpers", "services", "misc"}


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the repository that match, without migrations."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return [ROOT / name for name in listed if "/migrations/" not in name and (ROOT / name).exists()]


def lines_of(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions() -> list[tuple[str, int]]:
    """Return every function of the product with its length in lines."""
    found = []
    for file in tracked("jiyao/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((f"{file.relative_to(ROOT)}:{node.name}", length))
    return found


def test_no_file_is_over_300_lines_and_the_median_is_small() -> None:
    lengths = {f.relative_to(ROOT).as_posix(): lines_of(f) for f in tracked("*.py")}
    assert {name: n for name, n in lengths.items() if n > 300} == {}
    assert statistics.median(lengths.values()) <= 80


def test_no_function_is_over_40_lines_and_the_median_is_small() -> None:
    lengths = functions()
    assert [item for item in lengths if item[1] > 40] == []
    assert statistics.median(n for _name, n in lengths) <= 10


def test_no_template_is_over_120_lines_and_none_has_style_or_script_inside() -> None:
    inside = re.compile(r"""style=["']|\son\w+=["']|<script(?![^>]*\bsrc=)|<style""")
    wrong = []
    for file in tracked("*.html"):
        text = file.read_text(encoding="utf-8")
        if lines_of(file) > 120 or inside.search(text):
            wrong.append(file.relative_to(ROOT).as_posix())
    assert wrong == []


def test_no_page_asks_another_host() -> None:
    other = re.compile(r"""(?:src|href|url)\s*[=(]\s*["']?https?://""")
    files = tracked("*.html", "*.css", "*.js")
    assert [f.name for f in files if other.search(f.read_text(encoding="utf-8"))] == []


def test_no_folder_is_named_after_nothing() -> None:
    names = {part.removesuffix(".py") for f in tracked("*.py") for part in f.parts}
    assert names & FORBIDDEN_NAMES == set()


def test_no_stub_is_left() -> None:
    marks = re.compile(
        r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + "Error"
    )
    files = tracked("*.py", "*.html", "*.css", "*.js", "*.md")
    assert [f.name for f in files if marks.search(f.read_text(encoding="utf-8"))] == []


def test_no_registry_host_stands_in_a_file() -> None:
    host = re.compile(r"pypi\.org|pythonhosted|registry\.npm|deb\.debian")
    files = [f for f in tracked() if f.suffix in {".txt", ".toml", ".in", ".md", ".py", ""}]
    this = Path(__file__).name
    wrong = [f.name for f in files if f.name != this and host.search(f.read_text("utf-8"))]
    assert wrong == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_hashes(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-zA-Z0-9][^\n]*==", text, re.M)
    blocks = [b for b in re.split(r"\n(?=[a-zA-Z0-9])", text) if "==" in b]
    assert len(pins) == len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)
