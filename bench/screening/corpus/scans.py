"""Pages as a scanner gives them: skewed, grey, faint, small, turned, in several formats."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from . import texts
from .carriers.package import package
from .carriers.pictures import font

WIDTH, HEIGHT = 1240, 820  # the upper half of an A4 page at 150 dots an inch
MARKS = (
    *texts.MARKS,
    "绝密★20年",
    "机密★20年",
    "秘密★10年",
    "机密★5年",
    "秘密★3年",
    "绝密★启用前",
    "机密★6个月",
)
Picture = Image.Image


def page(mark: str, size: int = 32, ink: str = "black", left: int = 90) -> Picture:
    """Return a page with the mark at the head, a title and a few lines."""
    random = Random(mark + str(size))
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    draw.text((left, 60), mark, font=font(size), fill=ink)
    draw.text((360, 200), "关于年度工作安排的通知", font=font(44), fill="black")
    for number, line in enumerate(texts.paragraphs(random, 8)):
        draw.text((90, 320 + 56 * number), line[:38], font=font(size), fill="black")
    return image


def _grey(image: Picture) -> Picture:
    noise = Image.effect_noise(image.size, 40).point(lambda value: value // 4)
    paper = ImageOps.autocontrast(noise, cutoff=1).point(lambda value: 185 + value // 8)
    return Image.composite(
        paper.convert("RGB"), image, image.convert("L").point(lambda v: v > 128 and 255)
    )


def _faint(image: Picture) -> Picture:
    return image.convert("L").point(lambda value: 168 + value * 62 // 255).convert("RGB")


def _pressed(image: Picture) -> Picture:
    target = BytesIO()
    image.save(target, "JPEG", quality=25)
    return Image.open(target).convert("RGB")


def _stamped(mark: str) -> Picture:
    image = page("")
    stamp = Image.new("RGB", (420, 90), "white")
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((3, 3, 416, 86), outline="red", width=5)
    draw.text((30, 18), mark, font=font(40), fill="red")
    image.paste(stamp.resize((360, 77)), (60, 50))
    return image


def _on_shade(mark: str) -> Picture:
    image = page(mark)
    ImageDraw.Draw(image).rectangle((70, 50, 520, 120), fill="black")
    ImageDraw.Draw(image).text((90, 60), mark, font=font(36), fill="white")
    return image


def _skewed(degrees: float) -> Callable[[str], Picture]:
    return lambda mark: page(mark).rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


FAMILIES: dict[str, Callable[[str], Picture]] = {
    "clean": page,
    "large page": lambda mark: page(mark).resize((2 * WIDTH, 2 * HEIGHT)),
    "small print": lambda mark: page(mark, 22),
    "right corner": lambda mark: page(mark, left=860),
    "red ink": lambda mark: page(mark, ink="#c02020"),
    "stamp": _stamped,
    "white on black": _on_shade,
    "skewed 2": _skewed(2),
    "skewed -4": _skewed(-4),
    "grey paper": lambda mark: _grey(page(mark)),
    "faint": lambda mark: _faint(page(mark)),
    "blurred": lambda mark: page(mark).filter(ImageFilter.GaussianBlur(1.4)),
    "pressed jpeg": lambda mark: _pressed(page(mark)),
    "fax": lambda mark: page(mark).convert("1").convert("RGB"),
    "100 dots": lambda mark: page(mark).resize((WIDTH * 2 // 3, HEIGHT * 2 // 3)),
    "turned left": lambda mark: page(mark).rotate(90, expand=True),
    "turned right": lambda mark: page(mark).rotate(270, expand=True),
    "upside down": lambda mark: page(mark).rotate(180),
}


def _saved(form: str) -> Callable[[Picture], bytes]:
    def save(image: Picture) -> bytes:
        target = BytesIO()
        image.save(target, form)
        return target.getvalue()

    return save


def _word(image: Picture) -> bytes:
    document = (
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"
    )
    return package({"word/document.xml": document, "word/media/image1.png": _saved("PNG")(image)})


_FORMS = (_saved("PNG"), _saved("JPEG"), _saved("TIFF"), _saved("BMP"), _saved("PDF"), _word)


def scans() -> Iterator[tuple[str, str, bytes]]:
    """Yield (family, mark, file) for every family and mark, the formats in turn."""
    forms = cycle(_FORMS)
    for number in range(len(MARKS)):
        for family, draw in FAMILIES.items():
            yield family, MARKS[number], next(forms)(draw(MARKS[number]))
        next(forms)
