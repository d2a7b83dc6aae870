"""Characters written as their numbers: U+673A, 0x673A, CHR(26426), 230,156,186."""

import re
from collections.abc import Iterator

GATE = (
    r"(?:[01]{8}[ ,;_]?){6}|[0-3][0-7]{2} [0-3][0-7]{2} [0-3][0-7]{2} |"
    r"(?:U\+|u\+|0[xX])[2-9A-Fa-f][0-9A-Fa-f]{3}"
    r"|[1-6][0-9]{4}[^0-9A-Za-z\x{80}-\x{ffff}]{1,4}[A-Za-z]{0,12}\(?[0-9]{2}"
    r"|[0-9A-Fa-f]{4}[ ,;:_/|\-]{1,2}[0-9A-Fa-f]{4}[ ,;:_/|\-]{1,2}[0-9A-Fa-f]{4}"
    r"|[12][0-9]{2}[ ,;|/]{1,3}[12][0-9]{2}[ ,;|/]{1,3}[12][0-9]{2}"
    r"|[0-9A-Fa-f]{2}[ ,:;\-]{1,2}(?:0x)?[0-9A-Fa-f]{2}[ ,:;\-]{1,2}"
    r"(?:0x)?[0-9A-Fa-f]{2}[ ,:;\-]{1,2}"
)
_TOKEN = re.compile(
    r"(?:U\+|u\+|0[xX])([0-9A-Fa-f]{2,5})\b|(?<![0-9A-Za-z.])(\d{2,5})(?![0-9A-Za-z.])"
)
_WORDS = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}[ ,;:\-_/|]{1,2}){2,}"
    r"[0-9A-Fa-f]{4}(?![0-9A-Za-z])"
)
_BYTES = re.compile(r"(?<![\d.])(?:\d{1,3}[ ,;|/]{1,3}){5,}\d{1,3}(?![\d.])")
_HEX_BYTES = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:0x)?[0-9A-Fa-f]{2}[ ,:;\-]{1,2}){5,}"
    r"(?:0x)?[0-9A-Fa-f]{2}(?![0-9A-Za-z])"
)
_BINARY = re.compile(r"(?<![0-9])(?:[01]{8}[ ,;_]?){5,}[01]{8}(?![0-9])")
_OCTAL = re.compile(r"(?<![0-9])(?:[0-3][0-7]{2}[ ,;]{1,2}){5,}[0-3][0-7]{2}(?![0-9])")
_WORD = re.compile(r"[0-9A-Fa-f]{4}")
_PAIR = re.compile(r"(?:0x)?([0-9A-Fa-f]{2})(?![0-9A-Fa-f])")
_NEAR = 16
_FIRST_HIGH = 0x2460


def _is_character(code: int) -> bool:
    return _FIRST_HIGH <= code < 0xD800 or 0xF900 <= code < 0xFFF0


def _literal(between: str) -> str:
    """What stands between two codes and is itself text: digits, stars and Chinese in quotes."""
    return "".join(char for char in between if char.isdigit() or char > "\u2460")


def _codes(text: str) -> str:
    """Read numbers that stand for characters, and what is written out next to them."""
    pieces: list[str] = []
    last = -_NEAR * 2
    for match in _TOKEN.finditer(text):
        code = int(match[1], 16) if match[1] else int(match[2])
        near = match.start() - last <= _NEAR
        if not _is_character(code) and not (near and 0x20 <= code < 0x7F):
            continue
        pieces.append(_literal(text[last : match.start()]) if near else "\n")
        pieces.append(chr(code))
        last = match.end()
    tail = _literal(text[last : last + _NEAR]) if last > 0 else ""
    return "".join(pieces) + tail


def _words(found: str) -> str:
    characters = "".join(chr(int(word, 16)) for word in _WORD.findall(found))
    return characters.encode("utf-8", "ignore").decode()


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the characters and bytes that sequences of numbers stand for."""
    yield _codes(text)
    yield "\n".join(_words(match.group()) for match in _WORDS.finditer(text))
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
