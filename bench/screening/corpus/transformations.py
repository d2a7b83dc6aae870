"""Ways to disguise a mark, each a function from the mark to what is written instead."""

import base64
import binascii
import gzip
import json
from collections.abc import Callable
from urllib.parse import quote

_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)})
_TRADITIONAL = str.maketrans({"绝": "絕", "机": "機"})
_CIRCLED = str.maketrans({"1": "①", "2": "②", "3": "③", "5": "⑤", "0": "⓪", "6": "⑥"})


def _grouped(letters: str) -> str:
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _uu(mark: str) -> str:
    body = binascii.b2a_uu(mark.encode()).decode()
    return f"begin 644 note\n{body}`\nend"


def _spelt(mark: str) -> str:
    for word, spelling in (("绝密", "JUEMI"), ("机密", "JIMI"), ("秘密", "MIMI")):
        mark = mark.replace(word, spelling)
    return mark


PLAIN: dict[str, Callable[[str], str]] = {
    "as-is": lambda mark: mark,
    "full-width": lambda mark: mark.translate(_WIDE),
    "spaced": " ".join,
    "ideographic-space": "\u3000".join,
    "zero-width": "\u200b".join,
    "soft-hyphen": "\u00ad".join,
    "word-joiner": "\u2060".join,
    "variation-selector": lambda mark: "".join(char + "\ufe0e" for char in mark),
    "combining": lambda mark: "".join(char + "\u0332" for char in mark),
    "dotted": ".".join,
    "slashed": "/".join,
    "underlined": "_".join,
    "bracketed": lambda mark: "".join(f"[{char}]" for char in mark),
    "lines": "\n".join,
    "traditional": lambda mark: mark.translate(_TRADITIONAL),
    "white-star": lambda mark: mark.replace("★", "☆"),
    "emoji-star": lambda mark: mark.replace("★", "⭐"),
    "asterisk": lambda mark: mark.replace("★", "*") if mark[-1] == "年" else mark,
    "circled": lambda mark: mark.translate(_CIRCLED),
    "homophone": lambda mark: mark.replace("密", "蜜"),
    "variant": lambda mark: mark.replace("密", "宻"),
    "components": lambda mark: mark.replace("机", "木几").replace("秘", "禾必"),
    "override": lambda mark: "\u202e" + mark[::-1] + "\u202c",
    "backwards": lambda mark: mark[::-1],
    "pinyin": lambda mark: _spelt(mark) if mark[-1] == "年" else mark,
    "circled-word": lambda mark: mark.replace("秘", "㊙"),
    "zero-width-uneven": lambda mark: mark[0] + "\u200b\u200d\u2060" * 3 + mark[1:],
    "noise": lambda mark: "x".join(mark),
    "in-sentence": lambda mark: f"本件为{mark}，请妥善保存",
}

ENCODED: dict[str, Callable[[str], str]] = {
    "entities": lambda mark: "".join(f"&#{ord(char)};" for char in mark),
    "entities-hex-twice": lambda mark: "".join(f"&amp;#x{ord(char):x};" for char in mark),
    "escapes": json.dumps,
    "octets": lambda mark: "".join(f"\\x{byte:02x}" for byte in mark.encode()),
    "percent": quote,
    "percent-gbk": lambda mark: quote(mark.encode("gb18030")),
    "percent-twice": lambda mark: quote(quote(mark)),
    "code-points": lambda mark: " ".join(f"U+{ord(char):04X}" for char in mark),
    "decimal": lambda mark: ",".join(str(ord(char)) for char in mark),
    "bytes": lambda mark: " ".join(map(str, mark.encode())),
    "hex": lambda mark: mark.encode().hex(),
    "hex-spaced": lambda mark: mark.encode("gb18030").hex(" "),
    "base64": lambda mark: base64.b64encode(mark.encode()).decode(),
    "base64-grouped": lambda mark: _grouped(base64.b64encode(mark.encode()).decode()),
    "base64-gbk": lambda mark: base64.b64encode(mark.encode("gb18030")).decode(),
    "base64-utf16": lambda mark: base64.b64encode(mark.encode("utf-16")).decode(),
    "base64-twice": lambda m: base64.b64encode(base64.b64encode(m.encode())).decode(),
    "base64-gzip": lambda mark: base64.b64encode(gzip.compress(mark.encode())).decode(),
    "base32": lambda mark: base64.b32encode(mark.encode()).decode(),
    "ascii85": lambda mark: base64.a85encode(mark.encode(), adobe=True).decode(),
    "uuencode": _uu,
    "utf-7": lambda mark: mark.encode("utf-7").decode(),
    "tags": "<i></i>".join,
    "mojibake": lambda mark: mark.encode("gb18030").decode("latin-1"),
}

ALL = PLAIN | ENCODED
