"""All objects of a PDF: strings, names, attachments, metadata, and content no page shows."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from ..budget import Budget
from ..encodings import readings
from ..parts import Blob, Gap, Part, Place, Text
from ..sweep import sweep
from . import pdf_operators

SCRATCH = "scratch"
_MAX_DEPTH = 40
_UNMAPPED_SHARE = 50
_SKIPPED = frozenset({"/Image", "/XRef", "/ObjStm", "/Type1C", "/CIDFontType0C", "/OpenType"})
_ATTACHED = frozenset({"/EmbeddedFile", "/Metadata", "/XML"})


def whole(data: bytes) -> bool:
    """Tell whether the bytes are a complete PDF by themselves."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True):
            return True
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return False


def _string(value: pikepdf.Object) -> Iterator[str]:
    yield str(value)
    raw = bytes(value)
    if any(byte > 0x7F for byte in raw) and not raw.startswith(b"\xfe\xff"):
        yield raw.decode("gb18030", "replace")
        yield raw.decode("utf-8", "replace")


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, pikepdf.String):
        yield from _string(value)
    elif isinstance(value, pikepdf.Name):
        if not str(value).isascii():
            yield str(value)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, item in value.items():
            if not key.isascii():
                yield key
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)


def _kind(stream: pikepdf.Stream) -> set[str]:
    return {str(stream.get(key, "")) for key in ("/Type", "/Subtype")}


def _stream(stream: pikepdf.Stream, name: str, shown: set[tuple[int, int]]) -> Iterator[Part]:
    kinds = _kind(stream)
    if kinds & _SKIPPED or "/Length1" in stream or "/Length2" in stream or stream.objgen in shown:
        return
    try:
        data = stream.read_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        yield Gap(name, "流无法解码")
        return
    if kinds & _ATTACHED or data.lstrip()[:1] == b"<":
        yield Blob(name, data, Place.BODY if "/EmbeddedFile" in kinds else Place.PROPERTY)
        return
    yield from (Text(name, text.text, text.place) for text in sweep(data))
    for _encoding, text in readings(data):
        yield Text(name, text, Place.LOOSE)


def _forms(page: pikepdf.Object) -> list[pikepdf.Stream]:
    resources = page.get("/Resources")
    forms = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    found = forms.values() if isinstance(forms, pikepdf.Dictionary) else ()
    return [form for form in found if isinstance(form, pikepdf.Stream)]


def _contents(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The content streams that pages show; their text is read page by page."""
    shown: set[tuple[int, int]] = set()
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        shown |= {stream.objgen for stream in streams if isinstance(stream, pikepdf.Stream)}
        shown |= {form.objgen for form in _forms(page.obj)}
    return shown


def _drawn(owner: pikepdf.Object, name: str, unread: list[str]) -> Iterator[Part]:
    """The text of a page or form as its operators give it; notes text without mapping."""
    try:
        content = pdf_operators.read(owner)
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError):
        yield Gap(name, "页面内容无法解析")
        return
    yield Text(f"{name} 原文", content.text, Place.LOOSE)
    for order in content.orders():
        yield Text(f"{name} 原文版面", order, Place.LAYOUT)
    if content.unmapped * _UNMAPPED_SHARE > content.shown:
        unread.append(name)


def _all_drawn(pdf: pikepdf.Pdf, unread: list[str], budget: Budget) -> Iterator[Part]:
    for number, page in enumerate(pdf.pages, 1):
        budget.check_time()
        yield from _drawn(page.obj, f"第 {number} 页", unread)
    for value in pdf.objects:
        if _is(value, "/Subtype", "/Form") or _is(value, "/PatternType", "1"):
            budget.check_time()
            yield from _drawn(value, f"对象 {value.objgen[0]}", unread)


def _is(value: object, key: str, name: str) -> bool:
    return (
        isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and str(value.get(key, "")) == name
    )


def _frame(scratch: pikepdf.Pdf, form: pikepdf.Object) -> None:
    box = form.get("/BBox", pikepdf.Array([0, 0, 600, 800]))
    scratch.add_blank_page(page_size=(600, 800))
    page = scratch.pages[-1]
    page.obj["/MediaBox"] = pikepdf.Array([float(side) for side in box])
    xobjects = pikepdf.Dictionary({"/X": scratch.copy_foreign(form)})
    page.obj["/Resources"] = pikepdf.Dictionary({"/XObject": xobjects})
    page.obj["/Contents"] = scratch.make_stream(b"/X Do")


def _scratch(pdf: pikepdf.Pdf, shown: set[tuple[int, int]], budget: Budget) -> Iterator[Part]:
    """A PDF whose pages are what the original keeps but no page shows: form content, lost pages."""
    listed = {page.obj.objgen for page in pdf.pages}
    scratch = pikepdf.new()
    for value in pdf.objects:
        try:
            if _is(value, "/Subtype", "/Form") and value.objgen not in shown:
                _frame(scratch, value)
            elif _is(value, "/Type", "/Page") and value.objgen not in listed:
                scratch.pages.append(pikepdf.Page(scratch.copy_foreign(value)))
        except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError):
            yield Gap(f"对象 {value.objgen[0]}", "页外内容无法读取")
        budget.check_time()
    if len(scratch.pages):
        target = BytesIO()
        scratch.save(target)
        yield Blob(SCRATCH, target.getvalue())


def _objects(pdf: pikepdf.Pdf, unread: list[str], budget: Budget) -> Iterator[Part]:
    shown = _contents(pdf)
    lines: list[str] = []
    for value in pdf.objects:
        budget.count_part()
        lines += _strings(value)
        if isinstance(value, pikepdf.Stream):
            yield from _stream(value, f"对象 {value.objgen[0]}", shown)
    if pdf.get_warnings():
        yield Gap("", "PDF 结构有误，可能未读全")
    yield Text("文档信息", "\n".join([str(v) for v in pdf.docinfo.values()]), Place.PROPERTY)
    yield Text("对象字符串", "\n".join(lines), Place.LOOSE)
    yield from _all_drawn(pdf, unread, budget)
    yield from _scratch(pdf, shown, budget)


def read(data: bytes, unread: list[str], budget: Budget) -> Iterator[Part]:
    """Yield strings, streams and hidden content of all objects, referenced or not.

    Adds to `unread` the names of pages whose text has no character mapping.
    """
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            yield from _objects(pdf, unread, budget)
    except pikepdf.PasswordError:
        yield Gap("", "已加密")
    except (pikepdf.PdfError, ValueError, RuntimeError):
        yield Gap("", "PDF 结构损坏")
