"""What is not documented does not pass: commands, settings, domains, decisions, links."""

import re
from pathlib import Path

import pytest

import jiyao
from jiyao.config.cli import COMMANDS
from jiyao.foundation.access.roles import ROLES

ROOT = Path(jiyao.__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("jiyao/**/README.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def settings_read() -> set[str]:
    """Return every JIYAO_* variable that the product reads."""
    sources = [f for f in ROOT.glob("jiyao/**/*.py") if "/tests/" not in f.as_posix()]
    return {n for f in sources for n in re.findall(r"\bJIYAO_[A-Z_]+", f.read_text("utf-8"))}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"jiyao {command}" in text("docs/operations.md")


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in text("docs/operations.md")


def test_no_documented_setting_has_vanished() -> None:
    documented = set(re.findall(r"`(JIYAO_[A-Z_]+)`", text("docs/operations.md")))
    assert documented <= settings_read()


@pytest.mark.parametrize(
    "target", ["run", "test", "check", "format", "bench", "screenshots", "bundle", "proof", "audit"]
)
def test_every_make_target_is_documented(target: str) -> None:
    assert re.search(rf"^{target}:", text("Makefile"), re.M)
    assert f"make {target}" in text("README.md") + text("CONTRIBUTING.md")


@pytest.mark.parametrize("file", DOCS, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(file: Path) -> None:
    targets = LINK.findall(file.read_text(encoding="utf-8"))
    assert [t for t in targets if not (file.parent / t).exists()] == []


def test_every_domain_and_the_foundation_say_what_they_are_for() -> None:
    areas = [p for p in ROOT.glob("jiyao/domains/*/") if (p / "apps.py").exists()]
    assert [p.name for p in areas if not (p / "README.md").exists()] == []


def test_the_glossary_names_every_role() -> None:
    glossary = text("docs/glossary.md")
    missing = [code for code, role in ROLES.items() if f"{role} | `{code}`" not in glossary]
    assert missing == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(f.name[:4]) for f in sorted(ROOT.glob("docs/adr/[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 5
