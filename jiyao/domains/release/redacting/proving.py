"""The program that proves a redacted file: a process with limits that writes nothing to disk.

A line of JSON (passages, seconds) and the file come on standard input; what was looked at, what
was found and what could not be read go to standard output as JSON. It names passages by their
place alone, so that the proof may be kept. Nothing of Django is loaded. Clauses PUB-04, SYS-04.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import pypdfium2
from jiyao_screening.engine import Engine
from jiyao_screening.folding import folder
from jiyao_screening.limits import Limits
from jiyao_screening.rules import Grade, RuleSet

from jiyao.domains.release.confining import MEMORY, confine
from jiyao.domains.release.passages.folding import spans
from jiyao.domains.release.redacting.leaves import is_made_of_pictures_alone
from jiyao.domains.release.redacting.spelled import Trace, traces
from jiyao.domains.release.redacting.streams import Chunk, walk

PDF = b"%PDF-"


def main() -> None:
    """Prove what was given; what ends badly says nothing, which proves nothing."""
    asked = json.loads(sys.stdin.buffer.readline())
    confine(int(asked["seconds"]))
    told = proven(sys.stdin.buffer.read(), asked["passages"], int(asked["seconds"]))
    sys.stdout.write(json.dumps(told, ensure_ascii=False))


def proven(data: bytes, passages: Sequence[str], seconds: int) -> dict[str, Any]:
    """Return `looked`, `found` and `gaps` of a file: a PDF, else a text in UTF-8."""
    looked, found, gaps = _of_bytes(data, passages)
    if data.startswith(PDF):
        looked.append("form")
        gaps += [] if is_made_of_pictures_alone(data) else ["more than pictures"]
        more, missing = _of_pages(data, passages)
        looked.append("pages")
    else:
        more, missing = _of_text(data, passages), []
        looked.append("text")
    screened, unread = _screened(data, passages, seconds)
    looked.append("screening")
    rows = [vars(each) for each in dict.fromkeys([*found, *more, *screened])]
    return {"looked": looked, "found": rows, "gaps": [*gaps, *missing, *unread]}


def _of_bytes(data: bytes, passages: Sequence[str]) -> tuple[list[str], list[Trace], list[str]]:
    if not data.startswith(PDF):
        return ["bytes"], traces([Chunk("file", data)], passages), []
    walked = walk(data)
    looked = ["bytes", f"streams {len(walked.chunks) - 1}"]
    return looked, traces(walked.chunks, passages), walked.gaps


def _of_pages(data: bytes, passages: Sequence[str]) -> tuple[list[Trace], list[str]]:
    """Look at what a reader would copy out of the pages, whatever fonts spell it."""
    try:
        document = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_bounded() for page in document]
        about = " ".join(document.get_metadata_dict().values())
    except pypdfium2.PdfiumError:
        return [], ["pages"]
    named = [(f"page {number}", text) for number, text in enumerate(texts, start=1)]
    return [
        Trace(place, where, "text")
        for where, text in [*named, ("metadata", about)]
        for place, found in enumerate(spans(text, passages))
        if found
    ], []


def _of_text(data: bytes, passages: Sequence[str]) -> list[Trace]:
    text = data.decode("utf-8", "replace")
    return [
        Trace(place, "text", "text") for place, found in enumerate(spans(text, passages)) if found
    ]


def _screened(data: bytes, passages: Sequence[str], seconds: int) -> tuple[list[Trace], list[str]]:
    """Screen the file with the passages as terms; pictures of pages are read by OCR."""
    terms = tuple((each, Grade.L1) for each in passages if folder().fold(each).text)
    limits = Limits(seconds=seconds, memory_bytes=MEMORY)
    result = Engine(RuleSet(terms=terms), limits).screen_bytes(data)
    found = [
        Trace(place, each.part or "file", "screening")
        for each in result.findings
        for place, passage in enumerate(passages)
        if each.rule == passage
    ]
    gaps = [f"{gap.name} {gap.reason}".strip() for gap in result.gaps]
    return found, gaps


if __name__ == "__main__":
    main()
