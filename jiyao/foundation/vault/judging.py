"""What an upload is, by its content; its name must say the same."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.vault.apart import Seen, look_at, turn

PDF, BMP = "application/pdf", "image/bmp"
DRAWN: dict[str, tuple[str, tuple[str, ...], tuple[bytes, ...]]] = {
    PDF: ("PDF", (".pdf",), (b"%PDF-",)),
    "image/png": ("PNG", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    "image/jpeg": ("JPEG", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    "image/tiff": ("TIFF", (".tif", ".tiff"), (b"II*\0", b"MM\0*")),
    BMP: ("BMP", (".bmp",), (b"BM",)),
}
# Word and Excel have registered names of seventy signs that nobody here would read.
TURNED: dict[str, tuple[str, str | Promise, tuple[str, ...]]] = {
    "word": ("application/docx", "Word", (".docx",)),
    "excel": ("application/xlsx", "Excel", (".xlsx",)),
    "ofd": ("application/ofd", "OFD", (".ofd",)),
    "text": ("text/plain", _("文本"), (".txt",)),
}
NOT_TAKEN: dict[str, str | Promise] = {
    "word_old": _("旧版 Word 文件(.doc、.wps)"),
    "excel_old": _("旧版 Excel 文件(.xls、.et)"),
    "slides_old": _("旧版演示文稿(.ppt、.dps)"),
    "office_old": _("旧版办公文件"),
    "office_locked": _("设有打开口令的办公文件"),
    "slides": _("演示文稿(.pptx)"),
    "excel_binary": _("二进制 Excel 文件(.xlsb)"),
    "open_document": _("OpenDocument 文件"),
    "archive": _("压缩包"),
    "archive_broken": _("已损坏的压缩包或办公文件"),
}
KINDS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    **{media_type: (name, endings) for media_type, (name, endings, _signs) in DRAWN.items()},
    **{media_type: (name, endings) for media_type, name, endings in TURNED.values()},
}
ENDINGS = tuple(ending for _name, endings in KINDS.values() for ending in endings)


def names() -> str:
    """Return the kinds that are taken, as people call them."""
    return "、".join(str(name) for name, _endings in KINDS.values())


@dataclass(frozen=True)
class Upload:
    """A file as it came in, in memory alone. `size` counts what came, even what was not kept."""

    name: str
    data: bytes
    size: int

    @cached_property
    def media_type(self) -> str:
        """What the content is, or nothing when it is none of the kinds that are shown."""
        if drawn := self._drawn:
            return drawn
        return TURNED[self._turned.kind][0] if self._turned.kind in TURNED else ""

    @property
    def ending(self) -> str:
        """How the name ends, such as `.pdf`."""
        return PurePath(self.name.lower()).suffix

    @property
    def named_as_what_it_is(self) -> bool:
        """Whether the name ends as a file of this content should."""
        return bool(self.media_type) and self.ending in KINDS[self.media_type][1]

    @property
    def content_name(self) -> str:
        """What the content is, as people call it."""
        if self.media_type:
            return str(KINDS[self.media_type][0])
        kind = self._turned.kind
        if kind.startswith("like "):
            return str(_("像是 %(ending)s 的格式") % {"ending": kind.removeprefix("like ")})
        return str(NOT_TAKEN.get(kind, _("不认识的格式")))

    @property
    def kind_not_taken(self) -> str:
        """The code of a kind that is known and not taken, or nothing."""
        return "" if self._drawn else self._turned.kind

    @cached_property
    def seen(self) -> Seen:
        """What the program that shows its pages finds in it; asked only when the name fits."""
        if self._drawn:
            return look_at(self.data, self._drawn) if self.named_as_what_it_is else Seen()
        fits = self.named_as_what_it_is or self._turned.fault == "unanswered"
        return self._turned if fits else Seen()

    @cached_property
    def _drawn(self) -> str:
        for media_type, (_name, _endings, signs) in DRAWN.items():
            if self.data.startswith(signs) and not (media_type == BMP and any(self.data[6:10])):
                return media_type  # a text may begin with BM, but has no four zeros there
        return ""

    @cached_property
    def _turned(self) -> Seen:
        return turn(self.data) if self.data else Seen()
