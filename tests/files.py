"""Small files of every kind, made by hand: what a scanner or an office program might give."""

import io
import zlib
from typing import Any

from PIL import Image

from jiyao.foundation.vault.judging import Upload


def upload_of(name: str, data: bytes) -> Upload:
    """Return an upload as the form makes it."""
    return Upload(name, data, len(data))


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 80), **how: Any) -> bytes:
    """Return a white picture."""
    made = io.BytesIO()
    Image.new("L", size, 255).save(made, kind, **how)
    return made.getvalue()


def png(words: str = "") -> bytes:
    """Return a PNG that carries words in a chunk of text, as they are."""
    data, body = picture(), b"tEXt" + b"Comment\0" + words.encode()
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return data[:33] + chunk + data[33:]


def pdf(pages: int = 1, words: str = "Jiyao", box: str = "0 0 595 842", extra: str = "") -> bytes:
    """Return a PDF in which the words stand in clear, on every page with its number.

    extra: what the trailer says besides, such as an encryption.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n in range(pages):
        drawn = f"BT /F 60 Tf 60 700 Td ({words} {n + 1}) Tj ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {5 + 2 * n} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>",
            f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        ]
    return _put_together(objects, extra)


def _put_together(objects: list[str], extra: str) -> bytes:
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R{extra}>>"
    return bytes(made) + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password that nobody knows."""
    half = "41" * 32
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{half}>/U<{half}>/P -4>>/ID[<00><00>]"
    return pdf(extra=lock)
