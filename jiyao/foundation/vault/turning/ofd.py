"""An OFD file becomes pages with everything in its place, the template pages and seals with it.

The subset that is shown is named in ofd_objects.py; signatures are not verified, and the pages say
so. Source: GB/T 33190-2016, 7 (files), 12 (composites), 15 (annotations), 18 (signatures).
"""

import posixpath
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.turning.containers import Container, joined
from jiyao.foundation.vault.turning.faults import Unfit
from jiyao.foundation.vault.turning.flowing import Flow, Part
from jiyao.foundation.vault.turning.ofd_objects import Drawing, Resources
from jiyao.foundation.vault.turning.ofd_paths import box, moved

A4 = [0.0, 0.0, 210.0, 297.0]
LEAST, MOST = 10.0, 2000.0
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
UNVERIFIED = "本页有电子印章，本系统未验证其签名"


def pages_of_ofd(container: Container) -> tuple[list[Part], Flow]:
    """Return the pages and what was counted on them. Raises Unfit when damaged or too much."""
    root, flow = container.tree("OFD.xml"), Flow()
    pages = [
        page
        for body in root.iterfind("ofd_DocBody")
        for page in Document(container, body, flow).pages()
    ]
    if not pages:
        raise Unfit("damaged")
    return pages, flow


@dataclass
class Document:
    """One document of an OFD file."""

    container: Container
    body: Element
    flow: Flow
    resources: Resources = field(default_factory=Resources)

    def pages(self) -> list[Part]:
        """Return every page: its size in millimetres, what is drawn on it, what is said below."""
        self.part = joined("", self._told(self.body, "ofd_DocRoot"))
        self.root = self.container.tree(self.part)
        self.common = self.root.find("ofd_CommonData")
        if self.common is None:
            raise Unfit("damaged")
        for name in ("ofd_PublicRes", "ofd_DocumentRes"):
            for each in self.common.iterfind(name):
                self._resources(self._beside(self.part, each.text))
        listed = self.root.findall("ofd_Pages/ofd_Page")
        if len(listed) > limits.MOST_PAGES:
            raise Unfit("many_pages")
        self.stamps, self.notes = self._stamps(), self._annotations()
        made = [self._page(each) for each in listed]
        if made:
            made[0]["below"] += self._attachments()
        return made

    def _told(self, element: Element, path: str) -> str:
        return (element.findtext(path) or "").strip()

    def _beside(self, part: str, target: str | None) -> str:
        return joined(posixpath.dirname(part), (target or "").strip())

    def _resources(self, part: str) -> None:
        if part not in self.container:
            return
        root = self.container.tree(part)
        folder = joined(posixpath.dirname(part), root.get("BaseLoc", ""))
        for each in root.iter("ofd_MultiMedia"):
            name = joined(folder, self._told(each, "ofd_MediaFile"))
            self.resources.media[each.get("ID", "")] = name
        for each in root.iter("ofd_Font"):
            self.resources.fonts[each.get("ID", "")] = each.get("FontName", "")
        for each in root.iter("ofd_DrawParam"):
            self.resources.looks[each.get("ID", "")] = each
        for each in root.iter("ofd_CompositeGraphicUnit"):
            self.resources.units[each.get("ID", "")] = each

    def _page(self, listed: Element) -> Part:
        part = self._beside(self.part, listed.get("BaseLoc"))
        root, name = self.container.tree(part), listed.get("ID", "")
        for each in root.iterfind("ofd_PageRes"):
            self._resources(self._beside(part, each.text))
        drawing = Drawing(self.resources, self.flow, self._read)
        back, front = self._templates(root)
        left, top, width, height = self._size(root)
        for holder in [*back, root, *front]:
            for content in holder.iterfind("ofd_Content"):
                drawing.take(content, moved(-left, -top))
        for annotation in self.notes.get(name, []):
            for shown in annotation.iterfind("ofd_Appearance"):
                at = box(shown.get("Boundary", ""))
                drawing.take(shown, moved(at[0] - left, at[1] - top))
        below = [UNVERIFIED] if name in self.stamps else []
        for place, picture in self.stamps.get(name, []):
            self._stamp(drawing, place, picture)
        return {
            "width": width,
            "height": height,
            "marks": sorted(drawing.marks, key=lambda mark: "lost" in mark),
            "below": below,
        }

    def _size(self, root: Element) -> list[float]:
        areas = [root.find("ofd_Area"), self.common.find("ofd_PageArea")]  # type: ignore[union-attr]
        for area in areas:
            told = box(self._told(area, "ofd_PhysicalBox")) if area is not None else A4
            if area is not None and told[2] and told[3]:
                return [told[0], told[1], *(max(LEAST, min(abs(each), MOST)) for each in told[2:])]
        return A4

    def _templates(self, root: Element) -> tuple[list[Element], list[Element]]:
        """Return the template pages under the page and those over it."""
        known = {e.get("ID"): e.get("BaseLoc") for e in self.common.iterfind("ofd_TemplatePage")}  # type: ignore[union-attr]
        found: tuple[list[Element], list[Element]] = ([], [])
        for each in root.iterfind("ofd_Template"):
            part = self._beside(self.part, known.get(each.get("TemplateID")))
            found[each.get("ZOrder") == "Foreground"].append(self.container.tree(part))
        return found

    def _annotations(self) -> dict[str, list[Element]]:
        part = self._beside(self.part, self._told(self.root, "ofd_Annotations"))
        if part not in self.container:
            return {}
        found = {}
        for page in self.container.tree(part).iterfind("ofd_Page"):
            own = self._beside(part, self._told(page, "ofd_FileLoc"))
            found[page.get("PageID", "")] = self.container.tree(own).findall("ofd_Annot")
        return found

    def _stamps(self) -> dict[str, list[tuple[list[float], bytes]]]:
        part = joined("", self._told(self.body, "ofd_Signatures"))
        found: dict[str, list[tuple[list[float], bytes]]] = {}
        if part not in self.container or not self._told(self.body, "ofd_Signatures"):
            return found
        for each in self.container.tree(part).iterfind("ofd_Signature"):
            own = self._beside(part, each.get("BaseLoc"))
            root = self.container.tree(own)
            value = self._read(self._beside(own, self._told(root, "ofd_SignedValue"))) or b""
            for stamp in root.iter("ofd_StampAnnot"):
                rows = found.setdefault(stamp.get("PageRef", ""), [])
                rows.append((box(stamp.get("Boundary", "")), value))
        return found

    def _stamp(self, drawing: Drawing, place: list[float], value: bytes) -> None:
        """Show the picture of a seal, which lies in the signed value; an OFD there is named."""
        starts = [at for sign in PICTURES if (at := value.find(sign)) >= 0]
        drawn = self.flow.gallery.taken(value[min(starts) :]) if starts else ""
        if not drawn or isinstance(drawn, str):
            drawing.lost("电子印章的印模", place)
        else:
            drawing.place(drawn.svg, (place[2], 0, 0, place[3], place[0], place[1]))

    def _attachments(self) -> list[str]:
        part = self._beside(self.part, self._told(self.root, "ofd_Attachments"))
        if part not in self.container:
            return []
        names = [each.get("Name", "") for each in self.container.tree(part).iter("ofd_Attachment")]
        return [f"未显示：附件 {self.flow.lost(name)['lost']}" for name in names]

    def _read(self, part: str) -> bytes | None:
        return self.container.read(part) if part in self.container else None
