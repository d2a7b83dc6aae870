"""PDF written by hand: visible, invisible, scattered, in forms, annotations, revisions."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_FONT = {
    "/Type": Name.Font,
    "/Subtype": Name.Type0,
    "/BaseFont": Name("/STSong-Light"),
    "/Encoding": Name("/UniGB-UCS2-H"),
}
_DESCENDANT = {
    "/Type": Name.Font,
    "/Subtype": Name.CIDFontType0,
    "/BaseFont": Name("/STSong-Light"),
}
_FILLER = "会议听取了关于年度工作安排的汇报，讨论了有关事项。"


def _fonts(pdf: pikepdf.Pdf) -> Dictionary:
    system = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=4)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6)
    descendant = Dictionary(
        {**_DESCENDANT, "/CIDSystemInfo": system, "/FontDescriptor": descriptor}
    )
    font = Dictionary({**_FONT, "/DescendantFonts": Array([pdf.make_indirect(descendant)])})
    return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))


def show(text: str, x: float = 72, y: float = 100, before: str = "") -> str:
    """Return content-stream operators that show `text` at a place in points."""
    lines = text.split("\n")
    return "".join(
        f"BT {before} /F1 12 Tf {x} {y - 16 * i} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for i, line in enumerate(lines)
    )


def _page(pdf: pikepdf.Pdf, content: str) -> None:
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[-1].obj
    page["/Resources"] = _fonts(pdf)
    filler = "".join(show(_FILLER, y=780 - 16 * line) for line in range(6))
    page["/Contents"] = pdf.make_stream((filler + content).encode())


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def _content(draw: Callable[[str], str]) -> Callable[[str], bytes]:
    def carry(text: str) -> bytes:
        pdf = pikepdf.new()
        _page(pdf, draw(text))
        return _saved(pdf)

    return carry


def _scattered(text: str) -> str:
    places = sorted(enumerate(text), key=lambda item: (item[0] * 7) % 5)
    return "".join(show(char, x=500, y=600 - 14 * i) for i, char in places)


def _information(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, "")
    pdf.docinfo["/Keywords"] = text
    return _saved(pdf)


def _annotation(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, "")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(text))
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])
    return _saved(pdf)


def _appearance(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, "")
    form = pdf.make_stream(show(text, 5, 60).encode())
    form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
    form["/BBox"], form["/Resources"] = Array([0, 0, 300, 100]), _fonts(pdf)
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 99, 9], AP=Dictionary(N=form)
    )
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(stamp)])
    return _saved(pdf)


def _attachment(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, "")
    pdf.attachments["a.txt"] = text.encode("gb18030")
    return _saved(pdf)


def _revision(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, show(text))
    earlier = _saved(pdf)
    number = pdf.pages[0].obj["/Contents"].objgen[0]
    with pikepdf.open(BytesIO(earlier)) as again:
        number = again.pages[0].obj["/Contents"].objgen[0]
        size = len(again.objects) + 1
        root = again.Root.objgen[0]
    start = int(earlier.rsplit(b"startxref", 1)[1].split()[0])
    at = len(earlier)
    update = f"{number} 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n".encode()
    table = f"xref\n{number} 1\n{at:010d} 00000 n \n".encode()
    trailer = f"trailer\n<</Size {size} /Root {root} 0 R /Prev {start}>>\n"
    trailer += f"startxref\n{at + len(update)}\n%%EOF\n"
    return earlier + update + table + trailer.encode()


def _lost_page(text: str) -> bytes:
    pdf = pikepdf.new()
    _page(pdf, "")
    _page(pdf, show(text))
    page = pdf.pages[1].obj
    del pdf.pages[1]
    pdf.Root["/Lost"] = page
    return _saved(pdf)


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "pdf text": _content(show),
    "pdf invisible": _content(lambda text: show(text, before="3 Tr")),
    "pdf white": _content(lambda text: "1 g " + show(text)),
    "pdf tiny": _content(lambda text: show(text, before="0 Tz")),
    "pdf outside": _content(lambda text: show(text, x=3000)),
    "pdf scattered": _content(_scattered),
    "pdf information": _information,
    "pdf annotation": _annotation,
    "pdf appearance": _appearance,
    "pdf attachment": _attachment,
    "pdf revision": _revision,
    "pdf lost page": _lost_page,
    "pdf tail": lambda text: _content(lambda _: "")("") + text.encode("gb18030"),
}
