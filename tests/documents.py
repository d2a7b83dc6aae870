"""Office and OFD files made by hand, each as small as its standard lets it be."""

import io
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{RELATION}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
DECLARED = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return made.getvalue()


def unpacked(data: bytes, **more: str | bytes) -> bytes:
    """Return a ZIP with the same parts and more, stored as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as container:
        for name in old.namelist():
            container.writestr(name, old.read(name))
        for name, inside in more.items():
            container.writestr(name, inside)
    return made.getvalue()


def ole(stream: str) -> bytes:
    """Return what old office programs write, as far as a directory that names one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999) + (stream + "\0").encode("utf-16-le")


def run(words: str, look: str = "") -> str:
    """Return a run of Word with words in it."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def line(*runs: str, look: str = "") -> str:
    """Return a paragraph of Word: words, or runs as markup."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def docx(*blocks: str, **parts: str | bytes) -> bytes:
    """Return a Word document. blocks: of its body; parts: such as footnotes, by their file."""
    body = "".join(each if each.startswith("<") else line(each) for each in blocks)
    named = {
        f"word/{name}.xml": f"{HEAD}<w:{name} {SPACES}>{inside}</w:{name}>"
        for name, inside in parts.items()
        if isinstance(inside, str)
    }
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/image" Target="media/{name}"/>'
        for name, inside in parts.items()
        if isinstance(inside, bytes)
    )
    media = {f"word/media/{n}": inside for n, inside in parts.items() if isinstance(inside, bytes)}
    return archive(
        {
            "[Content_Types].xml": f"{HEAD}<Types/>",
            "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": (
                f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
            ),
            **named,
            **media,
        }
    )


def leaf() -> str:
    """Return a paragraph of Word that ends a page."""
    return line('<w:r><w:br w:type="page"/></w:r>')


def drawing(inside: str) -> str:
    """Return a run of Word with a drawing in it."""
    extent = '<wp:extent cx="1270000" cy="900000"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}{inside}</wp:inline></w:drawing></w:r>"


def shown_picture(name: str) -> str:
    """Return a drawing that shows a picture of the document."""
    return drawing(f'<a:graphic><a:blip r:embed="{name}"/></a:graphic>')


def cell(words: str, look: str = "") -> str:
    """Return a cell of a table of Word."""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{line(words)}</w:tc>"


def xlsx(rows: list[list[object]], name: str = "Sheet1") -> bytes:
    """Return a workbook with one sheet."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return made.getvalue()


def ofd(
    *objects: str, media: dict[str, bytes] | None = None, template: str = "", **more: str
) -> bytes:
    """Return an OFD file with one page of A4. objects: on the page; media: id to picture.

    template: objects of the page that lies under it; more: parts of the document by their file.
    """
    media = media or {}
    listed = "".join(
        f'<ofd:MultiMedia ID="{name}" Type="Image"><ofd:MediaFile>{name}</ofd:MediaFile>'
        "</ofd:MultiMedia>"
        for name in media
    )
    named = "".join(f"<ofd:{name}>{name}.xml</ofd:{name}>" for name in more)
    document = (
        "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
        '<ofd:TemplatePage ID="90" BaseLoc="Tpl.xml"/></ofd:CommonData>'
        f'<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages>{named}'
    )
    page = f'<ofd:Template TemplateID="90"/>{_layer("".join(objects))}'
    body = (
        "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>/Doc_0/Signs.xml</ofd:Signatures></ofd:DocBody>"
    )
    parts: dict[str, str | bytes] = {
        "OFD.xml": _ofd("OFD", body),
        "Doc_0/Document.xml": _ofd("Document", document),
        "Doc_0/Res.xml": _ofd("Res", f"<ofd:MultiMedias>{listed}</ofd:MultiMedias>"),
        "Doc_0/Page.xml": _ofd("Page", page),
        "Doc_0/Tpl.xml": _ofd("Page", _layer(template)),
    }
    parts |= {f"Doc_0/{name}": data for name, data in media.items()}
    return archive(parts | {f"Doc_0/{name}.xml": _ofd(name, said) for name, said in more.items()})


def _layer(objects: str) -> str:
    return f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"


def _ofd(root: str, inside: str) -> str:
    return f'{HEAD}<ofd:{root} xmlns:ofd="http://www.ofdspec.org/2016">{inside}</ofd:{root}>'


def placed(words: str, x: float, y: float, size: float = 6, more: str = "") -> str:
    """Return a text object of OFD; more: further attributes."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 {size}" Font="1" Size="{size}"{more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {len(words)} {size}">{escape(words)}'
        "</ofd:TextCode></ofd:TextObject>"
    )
