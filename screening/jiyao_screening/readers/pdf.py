"""PDF: page text in content and in visual order, objects, earlier revisions, scans."""

import re
from collections.abc import Iterator

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


def pages(data: bytes, source: Source, label: str = "") -> Iterator[Part]:
    """Yield the text of every page of a PDF given as bytes."""
    document = _open(data)
    if isinstance(document, Gap):
        yield document
        return
    try:
        for number in range(min(len(document), source.budget.limits.pages)):
            source.budget.count_part()
            yield from pdf_pages.read(document, number, source.budget, label)
        if len(document) > source.budget.limits.pages:
            yield Gap("", f"页数超过上限 {source.budget.limits.pages}")
        if len(document) == 0:
            yield Gap("", "PDF 没有可读的页")
    finally:
        document.close()


def read(source: Source) -> Iterator[Part]:
    """Yield everything that can be read in a PDF."""
    start = source.data.find(b"%PDF-")
    if start > 0:
        yield Blob("文件头前数据", source.data[:start])
    yield from pages(source.data, source)
    for part in pdf_objects.read(source.data, source.budget):
        if isinstance(part, Blob) and part.name == pdf_objects.SCRATCH:
            yield from pages(part.data, source, "页外内容 ")
        else:
            yield part
    yield from _revisions(source)
    tail = source.data[source.data.rfind(b"%%EOF") + 5 :]
    if len(tail) > 8:
        yield Text("尾部数据", tail.decode("gb18030", "replace"))
        yield Blob("尾部数据", tail.lstrip())
