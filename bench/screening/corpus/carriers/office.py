"""Spreadsheets, slides, OpenDocument and OFD packages."""

from collections.abc import Callable

from .package import escape, office, package, relations

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINK = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SHEET = f"<worksheet {_MAIN}><sheetData>{{}}</sheetData></worksheet>"
_WORKBOOK = (
    f"<workbook {_MAIN} {_LINK}><sheets>"
    "<sheet name='表1' sheetId='1' r:id='rId1'/></sheets></workbook>"
)


def _xlsx(sheet: str, shared: tuple[str, ...] = (), **parts: str) -> bytes:
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    members: dict[str, str | bytes] = {
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": _SHEET.format(sheet),
    }
    members |= {name.replace("__", "/"): text for name, text in parts.items()}
    return office("xl/workbook.xml", "spreadsheetml.sheet", members)


def _shared_shuffled(text: str) -> bytes:
    order = sorted(range(len(text)), key=lambda index: (index * 7) % 5)
    cells = "".join(
        f'<c r="{chr(65 + i)}1" t="s"><v>{order.index(i)}</v></c>' for i in range(len(text))
    )
    return _xlsx(f"<row r='1'>{cells}</row>", tuple(text[index] for index in order))


def _column(text: str) -> bytes:
    rows = "".join(
        f'<row r="{i + 1}"><c r="A{i + 1}" t="inlineStr"><is><t>{escape(char)}</t></is></c>'
        f'<c r="B{i + 1}"><v>{i}</v></c></row>'
        for i, char in enumerate(text)
    )
    return _xlsx(rows)


def _cell(text: str) -> bytes:
    return _xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", (text,))


def _pptx(member: str, text: str) -> bytes:
    body = f"<p:sld><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>".replace(
        "<p:sld>", '<p:sld xmlns:p="p" xmlns:a="a">'
    )
    return package({"[Content_Types].xml": "<Types/>", member: body})


def _slide(member: str) -> Callable[[str], bytes]:
    return lambda text: _pptx(member, text)


def _boxes(text: str) -> bytes:
    shapes = "".join(
        f'<p:sp><p:spPr><a:off x="{i * 1000}" y="50"/></p:spPr>'
        f"<a:p><a:r><a:t>{escape(char)}</a:t></a:r></a:p></p:sp>"
        for i, char in reversed(list(enumerate(text)))
    )
    return package({"ppt/slides/slide1.xml": f'<p:sld xmlns:p="p" xmlns:a="a">{shapes}</p:sld>'})


_SPACES = 'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:meta="m" xmlns:draw="d"'


def _odf(kind: str, member: str, inner: str) -> bytes:
    root = f"<office:document {_SPACES}>{inner}</office:document>"
    members: dict[str, str | bytes] = {"mimetype": f"application/vnd.oasis.opendocument.{kind}"}
    return package(members | {"content.xml": f"<office:document {_SPACES}/>", member: root})


def _open(kind: str, member: str, wrap: str) -> Callable[[str], bytes]:
    return lambda text: _odf(kind, member, wrap.format(escape(text)))


def _ofd(member: str, inner: str) -> bytes:
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{inner}</ofd:Page>'
    return package({"OFD.xml": '<ofd:OFD xmlns:ofd="o"/>', member: page})


def _ofd_page(member: str) -> Callable[[str], bytes]:
    def carry(text: str) -> bytes:
        code = f"<ofd:TextCode X='0' Y='5'>{escape(text)}</ofd:TextCode>"
        return _ofd(member, f'<ofd:TextObject Boundary="20 20 60 8">{code}</ofd:TextObject>')

    return carry


def _ofd_scattered(text: str) -> bytes:
    objects = "".join(
        f'<ofd:TextObject Boundary="{20 + i * 5} 20 5 8">'
        f'<ofd:TextCode X="0" Y="5">{escape(char)}</ofd:TextCode></ofd:TextObject>'
        for i, char in reversed(list(enumerate(text)))
    )
    return _ofd("Doc_0/Pages/Page_0/Content.xml", objects)


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "xlsx cell": _cell,
    "xlsx letters by row": _shared_shuffled,
    "xlsx letters by column": _column,
    "xlsx comment": lambda text: _xlsx(
        "", **{"xl/comments1.xml": f"<comments><t>{escape(text)}</t></comments>"}
    ),
    "xlsx sheet name": lambda text: _xlsx(
        "", **{"xl/old.xml": f"<sheet state='veryHidden' name='{escape(text)}'/>"}
    ),
    "xlsx header": lambda text: _xlsx(f"<oddHeader>{escape(text)}</oddHeader>"),
    "pptx slide": _slide("ppt/slides/slide1.xml"),
    "pptx notes": _slide("ppt/notesSlides/notesSlide1.xml"),
    "pptx master": _slide("ppt/slideMasters/slideMaster1.xml"),
    "pptx boxes": _boxes,
    "odt body": _open("text", "content.xml", "<text:p>{}</text:p>"),
    "odt header": _open("text", "styles.xml", "<style:header><text:p>{}</text:p></style:header>"),
    "odt property": _open("text", "meta.xml", "<meta:user-defined>{}</meta:user-defined>"),
    "odt annotation": _open(
        "text", "content.xml", "<office:annotation><text:p>{}</text:p></office:annotation>"
    ),
    "ods cell": _open("spreadsheet", "content.xml", "<text:p>{}</text:p>"),
    "odp title": _open("presentation", "content.xml", '<draw:frame draw:name="{}"/>'),
    "ofd page": _ofd_page("Doc_0/Pages/Page_0/Content.xml"),
    "ofd template": _ofd_page("Doc_0/Tpls/Tpl_0/Content.xml"),
    "ofd annotation": _ofd_page("Doc_0/Annots/Page_0/Annot.xml"),
    "ofd scattered": _ofd_scattered,
}
