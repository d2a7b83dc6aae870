"""Bytes written as numbers: 230,156,186 in decimal, hexadecimal, binary and octal."""

import re
from collections.abc import Iterator

from .spots import Spots, around, flat

_SPOTS = (
    r"(?:[01]{8}[ ,;_]?){6}",
    r"[0-3][0-7]{2} [0-3][0-7]{2} [0-3][0-7]{2} ",
    r"[12][0-9]{2}[ ,;|/]{1,3}[12][0-9]{2}[ ,;|/]{1,3}[12][0-9]{2}",
    r"[4-9A-Fa-f][0-9A-Fa-f][ ,:;\-]{1,2}(?:0x)?[0-9A-Fa-f]{2}[ ,:;\-]{1,2}(?:0x)?"
    r"[4-9A-Fa-f][0-9A-Fa-f]",
)
GATE = "|".join(_SPOTS)
_FINDER = Spots(list(_SPOTS))
_BYTES = re.compile(r"(?<![\d.])(?:\d{1,3}[ ,;|/]{1,3}){5,}\d{1,3}(?![\d.])")
_HEX_BYTES = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:0x)?[0-9A-Fa-f]{2}[ ,:;\-]{1,2}){5,}"
    r"(?:0x)?[0-9A-Fa-f]{2}(?![0-9A-Za-z])"
)
_BINARY = re.compile(r"(?<![0-9])(?:[01]{8}[ ,;_]?){5,}[01]{8}(?![0-9])")
_OCTAL = re.compile(r"(?<![0-9])(?:[0-3][0-7]{2}[ ,;]{1,2}){5,}[0-3][0-7]{2}(?![0-9])")
_PAIR = re.compile(r"(?:0x)?([0-9A-Fa-f]{2})(?![0-9A-Fa-f])")


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the bytes that sequences of numbers stand for."""
    for window in around(text, _FINDER.ends(flat(text))):
        yield from _decode(window)


def _decode(text: str) -> Iterator[bytes]:
    for match in _BYTES.finditer(text):
        run = [int(number) for number in re.findall(r"\d+", match.group())]
        if max(run) < 256 and any(number > 127 for number in run):
            yield bytes(run)
    for match in _HEX_BYTES.finditer(text):
        yield bytes(int(pair, 16) for pair in _PAIR.findall(match.group()))
    for match in _BINARY.finditer(text):
        yield bytes(int(bits, 2) for bits in re.findall(r"[01]{8}", match.group()))
    for match in _OCTAL.finditer(text):
        yield bytes(int(digits, 8) for digits in re.findall(r"[0-7]{3}", match.group()))
