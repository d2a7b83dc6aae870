"""A PDF made of page pictures alone: no text, no metadata, no attachment, no earlier revision.

Written by hand so that nothing else can be in it; a file is such a one when it is, byte for byte,
what would be written of its own pictures. Source: ISO 32000-1, 7.5 and 8.9; ITU-T T.81, B.1.
"""

import re
import struct
from collections.abc import Sequence

HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
PICTURE = re.compile(
    rb"<</Type/XObject/Subtype/Image/Width \d+/Height \d+/ColorSpace/DeviceRGB"
    rb"/BitsPerComponent 8/Filter/DCTDecode/Length (\d+)>>\nstream\n"
)
INCH, PER_INCH = 72, 150
# Quantisation, Huffman tables, frames, scans, restarts, the plain JFIF head, begin and end.
PLAIN_MARKERS = frozenset({0xC0, 0xC2, 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0})
JFIF_LENGTH = 16


def pdf_of_pictures(pictures: Sequence[bytes]) -> bytes:
    """Return a PDF with a page for each picture (JPEG, RGB), 150 pixels an inch."""
    count = len(pictures)
    kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode())
    for n, picture in enumerate(pictures):
        objects += _page(picture, 3 + 3 * n)
    return _put_together(objects)


def pictures_of(data: bytes) -> list[bytes]:
    """Return the pictures of such a PDF, in order; of another file what looks like them."""
    found, start = [], 0
    while match := PICTURE.search(data, start):
        start = match.end() + int(match[1][:9])
        found.append(data[match.end() : start])
    return found


def is_made_of_pictures_alone(data: bytes) -> bool:
    """Whether a PDF holds nothing besides its page pictures, and those hold no words."""
    pictures = pictures_of(data)
    if not pictures or not all(is_plain_jpeg(each) for each in pictures):
        return False
    return pdf_of_pictures(pictures) == data


def is_plain_jpeg(data: bytes) -> bool:
    """Whether a JPEG has no comment, no EXIF, no profile, and ends where its picture ends."""
    place = 2
    if data[:2] != b"\xff\xd8":
        return False
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker not in PLAIN_MARKERS or (marker == 0xE0 and length != JFIF_LENGTH):
            return False
        place += 2 + length
        if marker == 0xDA:
            place = _after_scan(data, place)
        if data[place : place + 2] == b"\xff\xd9":
            return place + 2 == len(data)
    return False


def size_of(picture: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG in pixels. Raises ValueError when it has none."""
    place = 2
    while place + 9 <= len(picture):
        marker, length = picture[place + 1], struct.unpack(">H", picture[place + 2 : place + 4])[0]
        if marker in (0xC0, 0xC2):
            height, width = struct.unpack(">HH", picture[place + 5 : place + 9])
            return width, height
        place += 2 + length
    raise ValueError("no frame")


def _after_scan(data: bytes, place: int) -> int:
    """Return where the next marker stands; in a scan 0xFF is followed by zero or a restart."""
    while place + 1 < len(data):
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return len(data)
        if data[place + 1] != 0 and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 2
    return len(data)


def _page(picture: bytes, number: int) -> list[bytes]:
    width, height = size_of(picture)
    across, down = (f"{side * INCH / PER_INCH:.2f}" for side in (width, height))
    drawn = f"q {across} 0 0 {down} 0 0 cm /P Do Q".encode()
    head = (
        f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB"
        f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(picture)}>>\nstream\n"
    )
    return [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]/Contents {number + 1} 0 R"
        f"/Resources<</XObject<</P {number + 2} 0 R>>>>>>".encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn),
        head.encode() + picture + b"\nendstream",
    ]


def _put_together(objects: list[bytes]) -> bytes:
    made, places = bytearray(HEAD), []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(made)
