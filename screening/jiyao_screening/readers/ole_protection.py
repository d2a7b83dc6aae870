"""Encrypted Office files: opened when only the well-known default password protects them."""

from collections.abc import Iterator
from io import BytesIO

import msoffcrypto

from ..parts import Blob, Gap, Part

# Written in the standard, [MS-OFFCRYPTO] 2.4.2.3.
_DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105
_FILEPASS = b"\x2f\x00"
_SLIDES_LOCKED = b"\xdf\xc4\xd1\xf3"


def _locked(streams: dict[str, bytes]) -> bool:
    if any(name.endswith("EncryptedPackage") for name in streams):
        return True
    if int.from_bytes(streams.get("WordDocument", b"")[10:12], "little") & 0x0100:
        return True
    if streams.get("Current User", b"")[12:16] == _SLIDES_LOCKED:
        return True
    book = streams.get("Workbook") or streams.get("Book") or b""
    return _has_filepass(book)


def _has_filepass(book: bytes) -> bool:
    position = 0
    for _record in range(8):
        if book[position : position + 2] == _FILEPASS:
            return True
        position += 4 + int.from_bytes(book[position + 2 : position + 4], "little")
    return False


def parts(data: bytes, streams: dict[str, bytes]) -> Iterator[Part]:
    """Yield the decrypted file, or a gap, when the compound file is encrypted."""
    if not _locked(streams):
        return
    plain = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(BytesIO(data))
        office.load_key(password=_DEFAULT_PASSWORD)
        office.decrypt(plain)
    except Exception:  # whatever the library trips over, the file is locked
        yield Gap("", "已加密")
        return
    if plain.getvalue() and plain.getvalue() != data:
        yield Blob("默认口令解密", plain.getvalue())
    else:
        yield Gap("", "已加密")
