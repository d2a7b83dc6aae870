"""From the bytes of a PDF text operator to characters, without needing the font itself.

Source: ISO 32000-1, 9.10 (ToUnicode) and 9.7.5.2 (predefined CMaps).
"""

import re
from collections.abc import Callable

import pikepdf

Decoder = Callable[[bytes], str]

UNMAPPED = "\ufffd"
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.S)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_UNICODE_NAME = re.compile(r"/uni([0-9A-Fa-f]{4})|/u([0-9A-Fa-f]{4,6})")
_LARGEST_RANGE = 65_536
_PREDEFINED = (
    ("UCS2", "utf-16-be"),
    ("UTF16", "utf-16-be"),
    ("UTF8", "utf-8"),
    ("UTF32", "utf-32-be"),
    ("GBK", "gb18030"),
    ("GB-", "gb18030"),
    ("GBpc", "gb18030"),
    ("ETen", "big5hkscs"),
    ("B5", "big5hkscs"),
    ("HKscs", "big5hkscs"),
)


def _tokens(block: bytes) -> list[bytes | str]:
    return [
        bytes.fromhex(re.sub(r"\s", "", match[1].decode()).ljust(2, "0"))
        if match[1] is not None
        else "[" if match[2] else "]"
        for match in _TOKEN.finditer(block)
        if match[1] is None or len(re.sub(rb"\s", b"", match[1])) % 2 == 0
    ]  # fmt: skip


def _text(value: bytes) -> str:
    return value.decode("utf-16-be", "replace")


def _ranges(tokens: list[bytes | str], table: dict[bytes, str]) -> None:
    position = 0
    while position + 2 < len(tokens):
        first, last, target = tokens[position : position + 3]
        position += 3
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            return
        codes = range(int.from_bytes(first, "big"), int.from_bytes(last, "big") + 1)
        if isinstance(target, bytes):
            begin = int.from_bytes(target, "big")
            for step, code in enumerate(codes[:_LARGEST_RANGE]):
                value = (begin + step).to_bytes(max(2, len(target) + 1), "big")[
                    -max(2, len(target)) :
                ]
                table[code.to_bytes(len(first), "big")] = _text(value)
            continue
        for code in codes[:_LARGEST_RANGE]:
            item = tokens[position] if position < len(tokens) else "]"
            if isinstance(item, bytes):
                table[code.to_bytes(len(first), "big")] = _text(item)
                position += 1
        position += 1


def _mapping(cmap: bytes) -> dict[bytes, str]:
    table: dict[bytes, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        tokens = _tokens(block)
        if kind == b"range":
            _ranges(tokens, table)
            continue
        for code, value in zip(tokens[::2], tokens[1::2], strict=False):
            if isinstance(code, bytes) and isinstance(value, bytes):
                table[code] = _text(value)
    return table


def _by_table(table: dict[bytes, str]) -> Decoder:
    width = max(map(len, table))

    def decode(data: bytes) -> str:
        codes = (data[at : at + width] for at in range(0, len(data), width))
        return "".join(table.get(code, UNMAPPED) for code in codes)

    return decode


def _by_names(encoding: pikepdf.Object) -> Decoder:
    """Simple fonts: Latin, but for the codes whose glyph names give a Unicode value."""
    table: dict[int, str] = {}
    code = 0
    for item in (
        encoding.get("/Differences", []) if isinstance(encoding, pikepdf.Dictionary) else []
    ):
        if isinstance(item, pikepdf.Name):
            match = _UNICODE_NAME.fullmatch(str(item))
            if match:
                table[code] = chr(int(match[1] or match[2], 16))
            code += 1
        else:
            code = int(item)
    return lambda data: "".join(table.get(byte, chr(byte)) for byte in data)


def _predefined(name: str) -> Decoder | None:
    for part, encoding in _PREDEFINED:
        if part in name:
            return lambda data: data.decode(encoding, "replace")
    return None


def decoder(font: pikepdf.Object) -> Decoder:
    """Return the function that reads text shown in `font`."""
    unicode_map = font.get("/ToUnicode")
    if isinstance(unicode_map, pikepdf.Stream):
        table = _mapping(unicode_map.read_bytes())
        if table:
            return _by_table(table)
    encoding = font.get("/Encoding")
    if str(font.get("/Subtype")) != "/Type0":
        return _by_names(encoding)  # type: ignore[arg-type]
    known = _predefined(str(encoding)) if isinstance(encoding, pikepdf.Name) else None
    return known or (lambda data: UNMAPPED * (len(data) // 2))
