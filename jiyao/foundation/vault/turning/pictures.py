"""Pictures inside documents: decoded here, within limits, and made anew."""

import base64
import io
from dataclasses import dataclass, field

from PIL import Image

from jiyao.foundation.vault import limits

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
MEASURED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">'
    '<image width="{0}" height="{1}" preserveAspectRatio="none"'
    ' href="data:image/{2};base64,{3}"/></svg>'
)


@dataclass(frozen=True)
class Drawn:
    """A picture as typst takes it, with its size in pixels."""

    svg: str
    width: int
    height: int


@dataclass
class Gallery:
    """The pictures of one document; one that comes again is decoded once."""

    seen: dict[bytes, Drawn | str] = field(default_factory=dict)

    def taken(self, data: bytes) -> Drawn | str:
        """Return a picture, or the words for why it is not shown."""
        if data not in self.seen:
            full = len(self.seen) >= limits.MOST_PICTURES
            self.seen[data] = "图片（图片过多）" if full else _taken(data)
        return self.seen[data]


def _taken(data: bytes) -> Drawn | str:
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        if picture.width * picture.height > limits.MOST_PIXELS:
            return "图片（像素过多）"
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "图片（像素过多）"
    except Exception:
        return "图片（格式不支持或已损坏）"
    return _made_anew(picture)


def _made_anew(picture: Image.Image) -> Drawn:
    width, height = picture.size
    picture = picture.convert("RGBA" if _is_seen_through(picture) else "RGB")
    picture.thumbnail((limits.PICTURE_SIDE, limits.PICTURE_SIDE))
    kind = "png" if picture.mode == "RGBA" else "jpeg"
    made = io.BytesIO()
    picture.save(made, kind, quality=90, compress_level=1)
    svg = MEASURED.format(width, height, kind, base64.b64encode(made.getvalue()).decode())
    return Drawn(svg, width, height)


def _is_seen_through(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info
