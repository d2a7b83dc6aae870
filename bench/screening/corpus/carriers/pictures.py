"""Pictures: drawn text (needs OCR), metadata, and bytes behind the picture."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font of drawn pages in `size` pixels."""
    return ImageFont.truetype(str(files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"), size)


def drawn(text: str) -> Image.Image:
    """Return a strip of a page with `text` and a sentence on it."""
    image = Image.new("RGB", (900, 320), "white")
    draw = ImageDraw.Draw(image)
    draw.text((40, 30), text, font=font(32), fill="black")
    draw.text((40, 200), "会议听取了关于年度工作安排的汇报", font=font(32), fill="black")
    return image


def _picture(form: str) -> Callable[[str], bytes]:
    def carry(text: str) -> bytes:
        target = BytesIO()
        drawn(text).save(target, form)
        return target.getvalue()

    return carry


def _pdf(text: str) -> bytes:
    target = BytesIO()
    drawn(text).save(target, "PDF", resolution=110)
    return target.getvalue()


def _tiny(text: str = "", tail: bytes = b"") -> bytes:
    target, notes = BytesIO(), PngInfo()
    if text:
        notes.add_itxt("Comment", text, zip=True)
    Image.new("RGB", (8, 8)).save(target, "PNG", pnginfo=notes)
    return target.getvalue() + tail


def _iptc(text: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (8, 8)).save(target, "JPEG")
    data, body = target.getvalue(), b"Photoshop 3.0\0" + text.encode()
    return data[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + data[2:]


def _metafile(text: str) -> bytes:
    return bytes(40) + b" EMF" + bytes(60) + text.encode("utf-16-le") + bytes(40)


SEEN: dict[str, Callable[[str], bytes]] = {
    "png drawn": _picture("PNG"),
    "jpg drawn": _picture("JPEG"),
    "tiff drawn": _picture("TIFF"),
    "bmp drawn": _picture("BMP"),
    "pdf scan": _pdf,
}
CARRIERS: dict[str, Callable[[str], bytes]] = {
    "jpg letters in iptc": _iptc,
    "emf text": _metafile,
    "png comment": _tiny,
    "png tail": lambda text: _tiny(tail=text.encode("utf-16-le")),
}
