"""PDF: page text in content and in visual order, objects, earlier revisions, scans."""

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from ..parts import Blob, Gap, Part, Text
from . import Source, pdf_objects, pdf_pages

_REVISION = re.compile(rb"%%EOF[\r\n]{0,2}")
_MAX_REVISIONS = 20


def _open(data: bytes) -> pypdfium2.PdfDocument | Gap:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or b"/Encrypt" in data
        return Gap("", "已加密" if locked else "PDF 结构损坏")


def _revisions(source: Source) -> Iterator[Part]:
    ends = [match.end() for match in _REVISION.finditer(source.data)][:-1]
    for number, end in enumerate(ends[:_MAX_REVISIONS], 1):
        earlier = source.data[:end]
        if pdf_objects.whole(earlier):
            yield Blob(f"旧版本{number}", earlier)
    if len(ends) > _MAX_REVISIONS:
        yield Gap("", f"旧版本数超过上限 {_MAX_REVISIONS}")


def _pages(data: bytes, source: Source, label: str, unread: list[str]) -> Iterator[Part]:
    """Yield the text of every page of a PDF given as bytes."""
    document = _open(data)
    if isinstance(document, Gap):
        yield document
        return
    limit = source.budget.limits.pages
    with closing(document):
        for number in range(min(len(document), limit)):
            source.budget.count_part()
            name = f"{label}第 {number + 1} 页"
            yield from pdf_pages.read(document, number, name, name in unread, source.budget)
        if len(document) > limit:
            yield Gap("", f"页数超过上限 {limit}")
        if len(document) == 0:
            yield Gap("", "PDF 没有可读的页")


def _around(data: bytes) -> Iterator[Part]:
    """What stands in front of the header and behind the last end mark."""
    start = data.find(b"%PDF-")
    if start > 0:
        yield Blob("文件头前数据", data[:start])
    tail = data[data.rfind(b"%%EOF") + 5 :]
    if len(tail) > 8:
        yield Text("尾部数据", tail.decode("gb18030", "replace"))
        yield Blob("尾部数据", tail.lstrip())


def read(source: Source) -> Iterator[Part]:
    """Yield everything that can be read in a PDF."""
    yield from _around(source.data)
    unread: list[str] = []
    for part in pdf_objects.read(source.data, unread, source.budget):
        if isinstance(part, Blob) and part.name == pdf_objects.SCRATCH:
            yield from _pages(part.data, source, "页外内容 ", unread)
        else:
            yield part
    yield from _pages(source.data, source, "", unread)
    yield from _revisions(source)
