"""The program that makes a PDF of a document: a process with limits that writes nothing to disk.

The file comes on standard input; a line of JSON and the PDF go to standard output. Nothing of
Django is loaded. Clauses SYS-04, SYS-08, DOC-14.
"""

import json
import sys
from typing import Any

import pypdfium2

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning import recognising
from jiyao.foundation.vault.turning.confining import confine
from jiyao.foundation.vault.turning.containers import Container
from jiyao.foundation.vault.turning.excel import flow_of_excel
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.making import pdf_of
from jiyao.foundation.vault.turning.ofd import pages_of_ofd
from jiyao.foundation.vault.turning.plain import flow_of_text
from jiyao.foundation.vault.turning.word import flow_of_word

SOURCES = {
    recognising.WORD: "本页由 Word 文件转成，分页和字体可能与原件不同",
    recognising.EXCEL: "本页由 Excel 文件转成，只列有内容的行和列，未计算公式",
    recognising.OFD: "本页由 OFD 文件转成，字体可能与原件不同",
    recognising.TEXT: "本页由文本文件转成",
}
FLOWS = {recognising.WORD: flow_of_word, recognising.EXCEL: flow_of_excel}


def main() -> None:
    """Say what the file is and, of a document, how many pages it has; a fault is told."""
    confine(limits.TURN_SECONDS)
    data = sys.stdin.buffer.read()
    told: dict[str, Any] = {"kind": recognising.recognised(data)}
    made = b""
    try:
        if told["kind"] in SOURCES:
            made, told["missing"] = turned(data, told["kind"])
            told["pages"] = _counted(made)
    except Unfit as fault:
        told["fault"], made = str(fault), b""
    except (MemoryError, RecursionError):
        told["fault"] = "too_much"
    except Exception:
        told["fault"] = "damaged"
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


def turned(data: bytes, kind: str) -> tuple[bytes, int]:
    """Return the PDF of a document and how many things it says are not shown."""
    if kind == recognising.OFD:
        pages, flow = pages_of_ofd(Container(data))
        leaves = {"pages": pages, "source": SOURCES[kind]}
        return pdf_of("ofd.typ", leaves), flow.missing
    flow = flow_of_text(data) if kind == recognising.TEXT else FLOWS[kind](Container(data))
    shown = {"page": flow.page, "blocks": flow.blocks, "source": SOURCES[kind]}
    return pdf_of("page.typ", shown), flow.missing


def _counted(made: bytes) -> int:
    document = pypdfium2.PdfDocument(made)
    pages = len(document)
    document.close()
    if pages > limits.MOST_PAGES:
        raise Unfit("many_pages")
    return pages


if __name__ == "__main__":
    main()
