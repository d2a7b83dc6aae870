"""Binary members that Office packages hold as a matter of course: printer settings, fonts."""

import re
from collections.abc import Iterator

from ..parts import Blob, Part, Text
from ..strings import wide

_PRINTER = re.compile(r"printerSettings\d*\.bin$")
_PRINTER_BYTES = 256 * 2**10
_FONT = re.compile(r"\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\}?\.odttf$")


def _plain_font(data: bytes, identifier: str) -> bytes:
    """Undo the obfuscation of an embedded font (ISO/IEC 29500-4, 2.8.1)."""
    key = bytes.fromhex(identifier.replace("-", ""))[::-1]
    head = bytes(byte ^ key[at % 16] for at, byte in enumerate(data[:32]))
    return head + data[32:]


def known(member: Blob) -> Iterator[Part]:
    """Yield what a member of a package holds: strings, a readable font, or the member itself."""
    font = _FONT.search(member.name)
    if _PRINTER.search(member.name) and len(member.data) <= _PRINTER_BYTES:
        for text in wide(member.data, member.place):
            yield Text(member.name, text.text, text.place)
    elif font:
        yield Blob(member.name, _plain_font(member.data, font[1]), member.place)
    else:
        yield member
