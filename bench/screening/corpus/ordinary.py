"""Ordinary files that must raise no alarm: minutes, laws, lessons about marks, novels, data."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from random import Random
from xml.sax.saxutils import escape

from . import texts
from .carriers import compound, mailbox, office, portable, web, word

_SOURCES = {
    "minutes": texts.ORDINARY,
    "law": texts.LAW,
    "lesson": texts.LESSON,
    "novel": texts.NOVEL,
}


def _text(random: Random, source: tuple[str, ...]) -> str:
    chosen = texts.paragraphs(random, random.randint(6, 20), source + texts.ORDINARY[:4])
    return f"第{random.randint(1, 999)}号材料\n" + "\n".join(chosen)


def _paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))


_FORMS: dict[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.encode("gb18030"),
    "md": lambda text: text.encode(),
    "docx": lambda text: word.docx(_paragraphs(text)),
    "html": web.CARRIERS["html body"],
    "eml": mailbox.CARRIERS["eml body"],
    "rtf": mailbox.CARRIERS["rtf code page"],
    "odt": office.CARRIERS["odt body"],
    "doc": lambda text: compound.CARRIERS["doc body"](text.replace("\n", "\r")),
    "pdf": portable.CARRIERS["pdf text"],
}


def _form(source: tuple[str, ...], form: Callable[[str], bytes]) -> Callable[[Random], bytes]:
    return lambda random: form(_text(random, source))


def _rows(random: Random) -> list[list[str]]:
    return [
        [str(random.randint(1, 9999)), f"2024-0{random.randint(1, 9)}-11", "办公用品"]
        for _ in range(30)
    ]


def _csv(random: Random) -> bytes:
    target = StringIO()
    csv.writer(target).writerows(_rows(random))
    return target.getvalue().encode("utf-8-sig")


def _json(random: Random) -> bytes:
    return json.dumps({"rows": _rows(random), "key": random.randbytes(24).hex()}).encode()


def _log(random: Random) -> bytes:
    lines = (
        f"2024-05-01 10:00:0{n % 10} INFO id={random.randbytes(16).hex()} ok" for n in range(60)
    )
    return "\n".join(lines).encode()


def _choice(_random: Random) -> bytes:
    options = "".join(
        f'<option value="{level}">{level}</option>' for level in ("绝密", "机密", "秘密", "内部")
    )
    form = f"<form><label>密级</label><select>{options}</select></form>"
    return f"<html><body>{form}</body></html>".encode()


MAKERS: dict[str, Callable[[Random], bytes]] = {
    f"{kind} {suffix}": _form(source, form)
    for kind, source in _SOURCES.items()
    for suffix, form in _FORMS.items()
}
MAKERS |= {"table csv": _csv, "table json": _json, "log log": _log, "choice html": _choice}
