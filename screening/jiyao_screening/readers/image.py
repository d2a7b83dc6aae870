"""Pictures: their text by OCR, every frame, their metadata, and what follows them."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from .. import endings, ocr
from ..carving import carve
from ..parts import Blob, Gap, Part, Place, Text
from ..strings import wide
from . import Source

Image.MAX_IMAGE_PIXELS = None  # the budget's own ceiling applies
_MAX_FRAMES = 200


def _values(info: dict[str, object]) -> Iterator[Part]:
    for key, value in info.items():
        if isinstance(value, str):
            yield Text(f"元数据 {key}", f"{key}\n{value}", Place.PROPERTY)
        elif isinstance(value, bytes) and len(value) > 3:
            for text in wide(value, Place.PROPERTY):
                yield Text(f"元数据 {key}", text.text, text.place)


def _exif(image: Image.Image) -> Iterator[Part]:
    exif = image.getexif()
    tags = dict(exif) | dict(exif.get_ifd(0x8769))
    yield from _values({f"EXIF {tag:#06x}": value for tag, value in tags.items()})


def _frame(image: Image.Image, number: int, source: Source) -> Part | None:
    source.budget.count_part()
    name = f"第 {number + 1} 幅"
    if image.width * image.height > source.budget.limits.pixels:
        return Gap(name, f"图像超过像素上限 {source.budget.limits.pixels}")
    if ocr.negligible(*image.size):
        return None
    if not ocr.available():
        return Gap(name, ocr.MISSING)
    return Text(name, ocr.read(image, source.budget), source.place)


def _frames(image: Image.Image, source: Source) -> Iterator[Part]:
    count = getattr(image, "n_frames", 1)
    for number in range(min(count, _MAX_FRAMES)):
        image.seek(number)
        part = _frame(image, number, source)
        if part:
            yield part
    if count > _MAX_FRAMES:
        yield Gap("", f"图像帧数超过上限 {_MAX_FRAMES}")


def read(source: Source) -> Iterator[Part]:
    """Yield metadata, strings, appended files and the recognised text of a picture."""
    yield from carve(source.data, "附加数据", first=8)
    behind = source.data[endings.end(source.kind, source.data) :]
    if behind.strip(b"\0\r\n "):
        yield Blob("附加数据", behind)
    try:
        image = Image.open(BytesIO(source.data))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        yield Gap("", "图像损坏")
        return
    with image:
        yield from _values({str(key): value for key, value in image.info.items()})
        yield from _exif(image)
        xmp = image.info.get("xmp")
        if isinstance(xmp, bytes):
            yield Blob("XMP", xmp, Place.PROPERTY)
        yield from _frames(image, source)
