"""Word packages (docx): body, header, comments, revisions, properties, odd parts."""

from collections.abc import Callable

from .package import escape, office, relations

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SIDE_PARTS = (
    ("header", "header1.xml"),
    ("footer", "footer2.xml"),
    ("comments", "comments.xml"),
    ("footnotes", "footnotes.xml"),
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _document(inner: str) -> str:
    opening = _paragraph(_run("会议安排")) + _paragraph(_run("请按时参加。"))
    return f"<w:document {_W}><w:body>{opening}{inner}</w:body></w:document>"


def docx(inner: str = "", **parts: str | bytes) -> bytes:
    """Return a docx with `inner` in its body and further members (`__` stands for `/`)."""
    members: dict[str, str | bytes] = {
        "word/document.xml": _document(inner),
        "word/_rels/document.xml.rels": relations(*_SIDE_PARTS),
    }
    members |= {name.replace("__", "/"): content for name, content in parts.items()}
    return office("word/document.xml", "wordprocessingml.document", members)


def _side(member: str, root: str) -> Callable[[str], bytes]:
    def carry(text: str) -> bytes:
        return docx(**{member: f"<w:{root} {_W}>{_paragraph(_run(text))}</w:{root}>"})

    return carry


def _body(wrap: str) -> Callable[[str], bytes]:
    return lambda text: docx(_paragraph(wrap.format(_run(text))))


def _symbol_star(text: str) -> bytes:
    runs = [
        '<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>' if char == "★" else _run(char)
        for char in text
    ]
    return docx(_paragraph("".join(runs)))


def _deleted(text: str) -> bytes:
    return docx(_paragraph(f"<w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"))


def _interleaved(text: str) -> bytes:
    hidden = _run("甲", "<w:rPr><w:vanish/></w:rPr>")
    return docx(_paragraph(hidden.join(_run(char) for char in text)))


def _table(text: str) -> bytes:
    cells = "".join(f"<w:tc>{_paragraph(_run(char))}</w:tc>" for char in text)
    return docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


def _property(text: str) -> bytes:
    return docx(docProps__core_xml=f"<cp><keywords>{escape(text)}</keywords></cp>")


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "docx body": lambda text: docx(_paragraph(_run(text))),
    "docx runs": lambda text: docx(_paragraph("".join(map(_run, text)))),
    "docx symbol": _symbol_star,
    "docx table": _table,
    "docx interleaved": _interleaved,
    "docx hidden": lambda text: docx(_paragraph(_run(text, "<w:rPr><w:vanish/></w:rPr>"))),
    "docx deleted": _deleted,
    "docx inserted": _body("<w:ins>{}</w:ins>"),
    "docx field": lambda text: docx(_paragraph(f'<w:fldSimple w:instr="QUOTE {escape(text)}"/>')),
    "docx textbox": _body(
        "<w:pict><v:textbox xmlns:v='v'>"
        "<w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></w:pict>"
    ),
    "docx alternative text": lambda text: docx(
        f'<wp:docPr xmlns:wp="x" id="1" descr="{escape(text)}"/>'
    ),
    "docx wordart": lambda text: docx(f'<v:textpath xmlns:v="v" string="{escape(text)}"/>'),
    "docx header": _side("word__header1.xml", "hdr"),
    "docx footer": _side("word__footer2.xml", "ftr"),
    "docx comment": _side("word__comments.xml", "comments"),
    "docx footnote": _side("word__footnotes.xml", "footnotes"),
    "docx orphan": _side("word__glossary__old.xml", "document"),
    "docx property": _property,
    "docx custom xml": lambda text: docx(customXml__item1_xml=f"<a><b>{escape(text)}</b></a>"),
    "docx embedded text": lambda text: docx(word__embeddings__note=text.encode("gb18030")),
    "docx embedded docx": lambda text: docx(word__embeddings__inner=docx(_paragraph(_run(text)))),
    "docx member name": lambda text: docx(**{f"word/{text.replace('/', '-')}.xml": "<a/>"}),
}
