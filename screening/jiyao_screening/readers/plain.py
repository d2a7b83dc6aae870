"""Plain text in every encoding that fits: txt, csv, json, md, source code."""

from collections.abc import Iterator

from ..encodings import readings
from ..parts import Gap, Part, Text
from . import Source


def read(source: Source) -> Iterator[Part]:
    """Yield the text once for each plausible encoding."""
    found = readings(source.data)
    for _encoding, text in found:
        yield Text("", text, source.place)
    if not found:
        yield Gap("", "无法识别文字编码")
