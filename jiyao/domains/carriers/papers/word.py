"""The issued document as a Word file, with nothing but the standard library (GB/T 9704-2012).

The package is written part by part (ECMA-376, WordprocessingML); text arrives as text nodes, so
that nothing that people wrote becomes markup.
"""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as Tree
from zipfile import ZIP_DEFLATED, ZipFile

from jiyao.domains.carriers.papers.word_parts import (
    PARTS,
    RELATION,
    W,
    element,
    footer,
    paragraph,
)

# Half points: 2号, 3号, 4号, and the red name of the organisation.
TWO, THREE, FOUR, RED = 44, 32, 28, 84
FONTS = {0: "仿宋", 1: "黑体", 2: "楷体"}
# Twips: 37, 28, 26 and 35 mm; 22 lines of 28 characters on 156 by 225 mm.
MARGINS = {"top": 2098, "left": 1587, "right": 1474, "bottom": 1984, "header": 851, "footer": 1400}
GRID = {"type": "linesAndChars", "linePitch": 579, "charSpace": -840}


def as_word(data: dict[str, Any], trail: str) -> bytes:
    """Return the document as a .docx file.

    data: as `issued.laid_out` makes it; trail: who exported it when, printed at the foot.
    """
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, content)
        package.writestr("word/document.xml", _document(data))
        for name, side in (("footer1", "right"), ("footer2", "left")):
            package.writestr(f"word/{name}.xml", footer(side, FOUR, trail))
    return made.getvalue()


def _document(at: dict[str, Any]) -> bytes:
    root = element("document")
    body = Tree.SubElement(root, f"{W}body")
    body.extend([*_head(at), *_text(at), *_end(at), _page()])
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)


def _head(at: dict[str, Any]) -> list[Tree.Element]:
    number = f"{at['number']}　　{at['signer']}" if at["signer"] else at["number"]
    return [
        paragraph(""),
        paragraph(at["mark"], font="黑体"),
        paragraph(at["urgency"], font="黑体"),
        paragraph(at["red"], font="方正小标宋简体", size=RED, side="center", colour="D00000"),
        paragraph(""),
        paragraph(number, side="center", under="D00000"),
        paragraph(""),
        paragraph(at["title"], font="方正小标宋简体", size=TWO, side="center"),
        paragraph(""),
        paragraph(at["to"]),
    ]


def _text(at: dict[str, Any]) -> list[Tree.Element]:
    found = [paragraph(each["words"], font=FONTS[each["level"]], indent=2) for each in at["body"]]
    named = [name for name in at["enclosures"] if name]
    numbers = [f"{n}. " if len(named) > 1 else "" for n in range(1, len(named) + 1)]
    for place, (number, name) in enumerate(zip(numbers, named, strict=True)):
        before = "　　　" if place else at["enclosed_name"]
        found += [] if place else [paragraph("")]
        found.append(paragraph(f"{before}{number}{name}", indent=2))
    return found


def _end(at: dict[str, Any]) -> list[Tree.Element]:
    signed = [paragraph(""), paragraph("")] if at["day"] else []
    if at["day"]:
        signed.append(paragraph(f"{at['organisation']}　　", side="right"))
        signed.append(paragraph(f"{at['day']}　　　　", side="right"))
    copied = f"{at['copied_name']}{at['copied']}。" if at["copied"] else ""
    lines = [copied, f"{at['printed_by']}　　{at['printed_on']}"]
    shown = [paragraph(words, size=FOUR, indent=1, over="000000") for words in lines if words]
    return [*signed, paragraph(""), *shown]


def _page() -> Tree.Element:
    section = element("sectPr")
    for kind, name in (("default", "rId1"), ("even", "rId2")):
        reference = Tree.SubElement(section, f"{W}footerReference", {f"{W}type": kind})
        reference.set(f"{RELATION}id", name)
    for name, values in (
        ("pgSz", {"w": 11906, "h": 16838}),
        ("pgMar", {**MARGINS, "gutter": 0}),
        ("docGrid", GRID),
    ):
        Tree.SubElement(section, f"{W}{name}", {f"{W}{k}": str(v) for k, v in values.items()})
    return section
