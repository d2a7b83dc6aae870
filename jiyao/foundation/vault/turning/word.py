"""A Word document becomes a flow: what it says in its order, and the name of what is not shown.

Whatever this reader does not know is named as missing. Changes that were tracked, hidden words,
comments, notes, headers and footers are all shown. Source: ECMA-376 part 1, §17.
"""

from xml.etree.ElementTree import Element

from jiyao.foundation.vault.turning.containers import Container
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Flow, Part, framed, leaf, paragraph
from jiyao.foundation.vault.turning.word_numbers import Numbers
from jiyao.foundation.vault.turning.word_runs import Runs
from jiyao.foundation.vault.turning.word_styles import Styles, is_on, points, value
from jiyao.foundation.vault.turning.word_tables import table

MAIN = "word/document.xml"
HOLDING = {"w_sdt", "w_sdtContent", "w_customXml", "w_smartTag", "w_ins", "w_moveTo"}
SILENT = {
    "w_sectPr",
    "w_bookmarkStart",
    "w_bookmarkEnd",
    "w_proofErr",
    "w_permStart",
    "w_permEnd",
    "w_commentRangeStart",
    "w_commentRangeEnd",
    "w_sdtPr",
    "w_sdtEndPr",
    "w_customXmlPr",
    "w_moveToRangeStart",
    "w_moveToRangeEnd",
    "w_moveFromRangeStart",
    "w_moveFromRangeEnd",
}
NOTES = (
    ("word/footnotes.xml", "w_footnote", "脚注"),
    ("word/endnotes.xml", "w_endnote", "尾注"),
    ("word/comments.xml", "w_comment", "批注"),
)
EDGES = (("word/header", "w_headerReference", "页眉"), ("word/footer", "w_footerReference", "页脚"))


def flow_of_word(container: Container) -> Flow:
    """Return the flow of a document. Raises Unfit when it is damaged or too much."""
    reader = Reader(container, Flow())
    root = container.tree(MAIN)
    body = root.find("w_body")
    if body is None:
        raise Unfit("damaged")
    reader.paper(body)
    reader.flow.blocks += reader.edges(body, *EDGES[0])
    reader.flow.blocks += reader.blocks(body)
    reader.flow.blocks += reader.edges(body, *EDGES[1])
    for note in NOTES:
        reader.flow.blocks += reader.notes(*note)
    return reader.flow


class Reader:
    """Walks the parts of one document; `part` is the one that is open."""

    def __init__(self, container: Container, flow: Flow) -> None:
        self.container, self.flow, self.part = container, flow, MAIN
        self.styles = Styles(self._tree("word/styles.xml"))
        self.numbers = Numbers(self._tree("word/numbering.xml"))
        self.related = container.related(MAIN)

    def _tree(self, name: str) -> Element | None:
        return self.container.tree(name) if name in self.container else None

    def paper(self, body: Element) -> None:
        """Take the size of the paper over from the first section that tells it."""
        size = next(body.iter("w_pgSz"), None)
        if size is None:
            return
        width, height = points(size.get("w_w", "0")), points(size.get("w_h", "0"))
        if 100 < width < 2000 and 100 < height < 2000:
            self.flow.page |= {"width": width, "height": height}

    def blocks(self, holder: Element) -> list[Part]:
        """Return the paragraphs and tables below an element."""
        found: list[Part] = []
        for each in holder:
            if each.tag == "w_p":
                found += self.paragraph(each)
            elif each.tag == "w_tbl":
                found.append(table(each, self.blocks))
            elif each.tag in HOLDING:
                found += self.blocks(each)
            elif each.tag == "w_altChunk":
                found.append(paragraph([self.flow.lost("并入的另一文件")]))
            elif each.tag not in SILENT and not each.tag.endswith("Pr"):
                found.append(paragraph([self.flow.lost(f"不认识的内容 {each.tag[:40]}")]))
        return found

    def paragraph(self, element: Element) -> list[Part]:
        """Return a paragraph, with the boxes that hang on it after it."""
        own = element.find("w_pPr")
        look = self.styles.of_paragraph(own)
        runs = Runs(self, look.pop("run"))
        runs.take(element)
        before = self._number(look.pop("number", None))
        made = [paragraph(before + runs.found, **look), *runs.boxes]
        if is_on(own, "w_pageBreakBefore"):
            made.insert(0, leaf())
        section = own.find("w_sectPr") if own is not None else None
        if section is not None and value(section, "w_type") != "continuous":
            made.append(leaf())
        return made

    def _number(self, number: tuple[str, str] | None) -> list[Part]:
        if number is None:
            return []
        words = self.numbers.next(number)
        return [self.flow.lost("编号")] if words is None else self.flow.words(words)

    def edges(self, body: Element, start: str, reference: str, title: str) -> list[Part]:
        """Return the headers or footers of all sections, each once, in a frame."""
        refs = [each.get("r_id", "") for each in body.iter(reference)]
        parts = dict.fromkeys(self.related.get(ref, "") for ref in refs)
        found = [block for part in parts if part in self.container for block in self._of(part)]
        return [framed(title, found)] if any(_says(block) for block in found) else []

    def notes(self, part: str, name: str, title: str) -> list[Part]:
        """Return footnotes, endnotes or comments in a frame."""
        root = self._tree(part)
        found: list[Part] = []
        for each in root.findall(name) if root is not None else []:
            if each.get("w_type", "normal") == "normal":
                who = f"（{each.get('w_author')}）" if each.get("w_author") else ""
                heading = self.flow.words(f"{title} {each.get('w_id', '')}{who}")
                found += [paragraph(heading), *self._within(part, each)]
        return [framed(title, found)] if found else []

    def _of(self, part: str) -> list[Part]:
        return self._within(part, self.container.tree(part))

    def _within(self, part: str, element: Element) -> list[Part]:
        before, self.related = self.related, self.container.related(part)
        try:
            return self.blocks(element)
        finally:
            self.related = before

    def picture(self, ref: str, width: float) -> Part:
        """Return a picture that a drawing names."""
        part = self.related.get(ref, "")
        if part not in self.container:
            return self.flow.lost("图片（不在文件中）")
        return self.flow.picture(self.container.read(part), width)


def _says(block: Part) -> bool:
    return block["kind"] != "paragraph" or bool(block["runs"])
