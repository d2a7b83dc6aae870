"""What an upload is, by its content; its name must say the same."""

from dataclasses import dataclass
from functools import cached_property

from jiyao.foundation.vault.apart import Seen, look_at

PDF = "application/pdf"
KINDS = {
    PDF: ("PDF", (".pdf",), (b"%PDF-",)),
    "image/png": ("PNG", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    "image/jpeg": ("JPEG", (".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    "image/tiff": ("TIFF", (".tif", ".tiff"), (b"II*\0", b"MM\0*")),
    "image/bmp": ("BMP", (".bmp",), (b"BM",)),
}
NAMES = "、".join(name for name, _endings, _signs in KINDS.values())
ENDINGS = tuple(ending for _name, endings, _signs in KINDS.values() for ending in endings)


@dataclass(frozen=True)
class Upload:
    """A file as it came in, in memory alone. `size` counts what came, even what was not kept."""

    name: str
    data: bytes
    size: int

    @cached_property
    def media_type(self) -> str:
        """What the first bytes are, or nothing."""
        for media_type, (_name, _endings, signs) in KINDS.items():
            if self.data.startswith(signs):
                return media_type
        return ""

    @property
    def named_as_what_it_is(self) -> bool:
        """Whether the name ends as a file of this content should."""
        return bool(self.media_type) and self.name.lower().endswith(KINDS[self.media_type][1])

    @cached_property
    def seen(self) -> Seen:
        """What the program that draws the pages finds in it; asked only when the name fits."""
        return look_at(self.data, self.media_type) if self.named_as_what_it_is else Seen()
