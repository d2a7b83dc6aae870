"""What the content-security policy and the house style ask of templates."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
STYLES = sorted((HERE / "static").rglob("*.css"))
INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|hx-on|javascript:", re.I)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(HERE)))
def test_a_template_is_short_and_has_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not INLINE.search(text)
    assert len(text.splitlines()) <= 120


def test_nothing_comes_from_another_host() -> None:
    files = [*TEMPLATES, *STYLES, *(HERE / "static").rglob("*.js")]
    assert not [path for path in files if re.search(r"""["'(]\s*(https?:)?//""", path.read_text())]


def test_every_style_sheet_is_in_a_layer() -> None:
    sheet = (HERE / "static/ui/app.css").read_text()
    imported = set(re.findall(r'url\("(css/[^"]+)"\) layer', sheet))
    css = HERE / "static/ui"
    assert imported == {str(p.relative_to(css)) for p in STYLES if p.name != "app.css"}


def test_level_colours_are_used_for_level_marks_alone() -> None:
    users = {path.name for path in STYLES if "var(--level-" in path.read_text()}
    assert users == {"mark.css"}
