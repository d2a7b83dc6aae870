"""The runs of a paragraph of Word: words with their look, pictures, boxes, and what is missing.

Source: ECMA-376 part 1, §17.3.3 (run content), §17.13.5 (revisions), §20.4
(drawings), §22.1 (math).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from jiyao.foundation.vault.turning.flowing import Part, framed, leaf
from jiyao.foundation.vault.turning.word_styles import points

if TYPE_CHECKING:
    from jiyao.foundation.vault.turning.word import Reader

HOLDING = {
    "w_hyperlink",
    "w_smartTag",
    "w_sdt",
    "w_sdtContent",
    "w_customXml",
    "w_fldSimple",
    "w_bdo",
    "w_dir",
    "w_moveTo",
    "w_ins",
}
REMOVED = {"w_del", "w_moveFrom"}
SILENT = {
    "w_bookmarkStart",
    "w_bookmarkEnd",
    "w_proofErr",
    "w_commentRangeStart",
    "w_commentRangeEnd",
    "w_permStart",
    "w_permEnd",
    "w_instrText",
    "w_delInstrText",
    "w_fldChar",
    "w_footnoteRef",
    "w_endnoteRef",
    "w_annotationRef",
    "w_lastRenderedPageBreak",
    "w_separator",
    "w_softHyphen",
    "w_continuationSeparator",
    "w_moveFromRangeStart",
    "w_moveFromRangeEnd",
    "w_fldData",
    "w_moveToRangeStart",
    "w_moveToRangeEnd",
    "w_customXmlInsRangeStart",
    "w_customXmlInsRangeEnd",
}
SIGNS = {"w_tab": "\u3000\u3000", "w_ptab": "\u3000\u3000", "w_cr": "\n", "w_noBreakHyphen": "-"}
REFERENCES = {
    "w_footnoteReference": "脚注",
    "w_endnoteReference": "尾注",
    "w_commentReference": "批注",
}
GRAPHICS = {"chart_chart": "图表", "diagram_relIds": "SmartArt 图形"}
PICTURES = ("a_blip", "v_imagedata")
NAMING = ("r_embed", "r_link", "r_id")
EMU = 12700


class Runs:
    """Takes the content of one paragraph in; `boxes` are what stands beside its words."""

    def __init__(self, reader: "Reader", look: dict[str, Any]) -> None:
        self.reader, self.flow, self.base = reader, reader.flow, look
        self.found: list[Part] = []
        self.boxes: list[Part] = []

    def take(self, holder: Element, removed: bool = False) -> None:
        """Take in what stands below a paragraph or a part of it."""
        for each in holder:
            if each.tag == "w_r":
                self._run(each, removed)
            elif each.tag in HOLDING:
                self.take(each, removed)
            elif each.tag in REMOVED:
                self.take(each, removed=True)
            elif each.tag in ("m_oMath", "m_oMathPara"):
                self._formula(each)
            elif each.tag == "w_subDoc":
                self.found.append(self.flow.lost("并入的另一文件"))
            elif each.tag not in SILENT and not each.tag.endswith("Pr"):
                self._unknown(each)

    def _run(self, run: Element, removed: bool) -> None:
        look = self.base | self.reader.styles.of_run(run.find("w_rPr"))
        if removed:
            look = look | {"struck": True, "removed": True}
        for each in run:
            if each.tag in ("w_t", "w_delText"):
                self._say(each.text or "", look)
            elif each.tag in SIGNS:
                self._say(SIGNS[each.tag], look)
            elif each.tag in REFERENCES:
                words = f"〔{REFERENCES[each.tag]} {each.get('w_id', '')}〕"
                self._say(words, look | {"lifted": "superscript"})
            elif each.tag not in SILENT and each.tag != "w_rPr":
                self._thing(each, look)

    def _thing(self, each: Element, look: dict[str, Any]) -> None:
        if each.tag == "w_br":
            self._break(each, look)
        elif each.tag == "w_sym":
            self.found.append(
                self.flow.lost(f"符号 {each.get('w_font', '')} {each.get('w_char', '')}")
            )
        elif each.tag == "w_ruby":
            self._ruby(each, look)
        elif each.tag == "mc_AlternateContent":
            self._chosen(each, look)
        elif each.tag in ("w_drawing", "w_pict", "w_object"):
            self._drawing(each)
        else:
            self._unknown(each)

    def _say(self, text: str, look: dict[str, Any]) -> None:
        if look.get("hidden"):
            look = {**look, "under": True}
            text = f"〔隐藏文字：{text}〕"
        self.found += [run | look if "text" in run else run for run in self.flow.words(text)]

    def _break(self, each: Element, look: dict[str, Any]) -> None:
        if each.get("w_type") == "page":
            self.boxes.append(leaf())
        else:
            self._say("\n", look)

    def _ruby(self, each: Element, look: dict[str, Any]) -> None:
        base, above = (
            "".join(text.text or "" for text in each.iterfind(f"{name}//w_t"))
            for name in ("w_rubyBase", "w_rt")
        )
        self._say(f"{base}（{above}）", look)

    def _chosen(self, each: Element, look: dict[str, Any]) -> None:
        ways = [*each.findall("mc_Choice"), *each.findall("mc_Fallback")]
        for inner in ways[0] if ways else ():
            self._thing(inner, look)

    def _formula(self, each: Element) -> None:
        words = "".join(text.text or "" for text in each.iter("m_t"))
        self.found.append(self.flow.lost("公式，下为其中的文字"))
        self.found += self.flow.words(f" {words} ")

    def _unknown(self, each: Element) -> None:
        self.found.append(self.flow.lost(f"不认识的内容 {each.tag[:40]}"))

    def _drawing(self, each: Element) -> None:
        """Show the pictures and the text boxes of a drawing; name what else it is."""
        before = len(self.found) + len(self.boxes)
        width = next((points(e.get("cx", "0"), EMU) for e in each.iter("wp_extent")), 0.0)
        for inner in _own(each):
            if inner.tag == "o_OLEObject":
                self.found.append(self.flow.lost(f"嵌入对象 {inner.get('ProgID', '')}"))
            elif inner.tag in GRAPHICS:
                self.found.append(self.flow.lost(GRAPHICS[inner.tag]))
            elif inner.tag in PICTURES:
                ref = next((inner.get(name, "") for name in NAMING if inner.get(name)), "")
                self.found.append(self.reader.picture(ref, width))
            elif inner.tag == "v_textpath":
                self.found += self.flow.words(inner.get("string", ""))
            elif inner.tag == "w_txbxContent":
                self.boxes.append(framed("文本框", self.reader.blocks(inner)))
        if len(self.found) + len(self.boxes) == before:
            self.found.append(self.flow.lost("图形"))


def _own(element: Element) -> Iterator[Element]:
    """Yield what a drawing is made of: not what is inside its boxes, nor what is there twice."""
    for each in element:
        if each.tag != "mc_Fallback":
            yield each
            if each.tag != "w_txbxContent":
                yield from _own(each)
