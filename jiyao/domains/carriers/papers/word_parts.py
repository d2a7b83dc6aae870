"""The parts of a Word file that are always the same, and how a paragraph is written."""

from xml.etree import ElementTree as Tree

from jiyao.foundation.paper.rendering import printable

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W, RELATION = f"{{{MAIN}}}", f"{{{LINKS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

Tree.register_namespace("w", MAIN)
Tree.register_namespace("r", LINKS)

PARTS = {
    "[Content_Types].xml": (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{TYPE}.settings+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{TYPE}.footer+xml"/>'
        f'<Override PartName="/word/footer2.xml" ContentType="{TYPE}.footer+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/footer" Target="footer1.xml"/>'
        f'<Relationship Id="rId2" Type="{LINKS}/footer" Target="footer2.xml"/>'
        f'<Relationship Id="rId3" Type="{LINKS}/settings" Target="settings.xml"/>'
        "</Relationships>"
    ),
    "word/settings.xml": (
        f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:evenAndOddHeaders/></w:settings>'
    ),
}


def element(name: str, **values: object) -> Tree.Element:
    """Return an element of the main namespace with these attributes."""
    return Tree.Element(f"{W}{name}", {f"{W}{key}": str(each) for key, each in values.items()})


def paragraph(
    words: str,
    font: str = "仿宋",
    size: int = 32,
    side: str = "both",
    colour: str = "000000",
    indent: int = 0,
    under: str = "",
    over: str = "",
) -> Tree.Element:
    """Return a paragraph.

    size: half points; indent: characters at its beginning; under, over: the colour of a line there.
    """
    made = element("p")
    how = Tree.SubElement(made, f"{W}pPr")
    if under or over:
        edge, tone = ("bottom", under) if under else ("top", over)
        borders = Tree.SubElement(how, f"{W}pBdr")
        borders.append(element(edge, val="single", sz=12, space=8, color=tone))
    if indent:
        how.append(element("ind", firstLineChars=100 * indent, firstLine=size * 10 * indent))
    how.append(element("jc", val=side))
    made.append(run(words, font, size, colour))
    return made


def run(words: str, font: str, size: int, colour: str = "000000") -> Tree.Element:
    """Return a run of text in one font."""
    made = element("r")
    how = Tree.SubElement(made, f"{W}rPr")
    how.append(element("rFonts", ascii=font, hAnsi=font, eastAsia=font))
    how.append(element("color", val=colour))
    how.append(element("sz", val=size))
    text = Tree.SubElement(made, f"{W}t", {SPACE: "preserve"})
    text.text = printable(words)
    return made


def footer(side: str, size: int, trail: str) -> bytes:
    """Return a foot: the number of the page between dashes, and who exported the file."""
    root = element("ftr")
    numbered = paragraph("— ", font="宋体", size=size, side=side)
    field = Tree.SubElement(numbered, f"{W}fldSimple", {f"{W}instr": "PAGE"})
    field.append(run("1", "宋体", size))
    numbered.append(run(" —", "宋体", size))
    root.extend([numbered, paragraph(trail, font="黑体", size=13, side="left", colour="5A5A5A")])
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)
