"""Everything that an answer tells: its status, headers, cookies, and all words of its body."""

import re
import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from jiyao.foundation.paper.tests.reading import words_of
from tests.canaries import CANARY

SPACES = re.compile(r"\s+")


def told_by(response: Any) -> str:
    """Return all that an answer tells, of a page, a paper, a workbook, a picture."""
    head = [str(response.status_code), response.reason_phrase, response.cookies.output()]
    head += [f"{name}: {unquote(value)}" for name, value in response.headers.items()]
    return "\n".join([*head, inside(response.getvalue())])


def inside(data: bytes) -> str:
    """Return the words of a file as they stand and, of a paper or an archive, those within."""
    plain = data.decode("utf-8", "replace")
    if data.startswith(b"%PDF"):
        return f"{plain}\n{words_of(data)}"
    if not data.startswith(b"PK"):
        return plain
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [f"{name}\n{inside(archive.read(name))}" for name in archive.namelist()]
    return "\n".join(parts)


def canaries_in(text: str) -> set[str]:
    """Return the canaries in a text."""
    return {found.lower() for found in CANARY.findall(text)}


def met_in(response: Any) -> set[str]:
    """Return the canaries that an answer tells."""
    return canaries_in(told_by(response))
