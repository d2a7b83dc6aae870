"""Files in which a passage is planted in places where redaction by hand forgets it."""

import io
import zlib

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

PASSAGE = "北山仓库"
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/ItalicAngle 0"
    "/Ascent 880/Descent -120/StemV 80/CapHeight 880/FontBBox[0 -120 1000 880]>>/DW 1000>>]>>"
)


def shown(words: str) -> str:
    """Return the hex string by which the font shows words."""
    return f"<{words.encode('utf-16-be').hex()}>"


def text_at(x: int, y: int, words: str, how: str = "") -> str:
    """Return the drawing of a line of words. how: operators before it."""
    return f"BT {how} /F 40 Tf {x} {y} Td {shown(words)} Tj ET\n"


def pdf(drawn: str, page: str = "", more: tuple[str, ...] = (), trailer: str = "") -> bytes:
    """Return a PDF of one page. page: what its dictionary says besides; more: further objects,
    from number 6 on; trailer: what the trailer says besides."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)9 0 R]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{page}"
        "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        FONT,
        *more,
    ]
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode("latin-1")
    return bytes(made + f"startxref\n{start}\n%%EOF\n".encode())


def stream(data: bytes, head: str = "") -> str:
    """Return a stream, deflated."""
    packed = zlib.compress(data)
    told = f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return told + packed.decode("latin-1") + "\nendstream"


def in_one_run() -> bytes:
    """A line in clear."""
    return pdf(text_at(60, 700, f"物资存放于{PASSAGE}东侧"))


def in_several_runs() -> bytes:
    """A passage of which each sign is a run of its own, the last on the next line."""
    runs = [text_at(60 + 45 * n, 700, sign) for n, sign in enumerate(PASSAGE[:3])]
    return pdf("".join([*runs, text_at(60, 640, PASSAGE[3])]))


def in_one_array() -> bytes:
    """A passage whose parts stand in one array with gaps between, one part as a literal."""
    first, rest = PASSAGE[:1].encode("utf-16-be"), PASSAGE[1:]
    literal = "".join(f"\\{byte:03o}" for byte in first)
    return pdf(f"BT /F 40 Tf 60 700 Td [({literal}) -20 {shown(rest)}] TJ ET")


def under_a_picture() -> bytes:
    """Text that is not seen since a picture lies over it, and text that has no ink."""
    grey = stream(b"\x80" * 16, "/Type/XObject/Subtype/Image/Width 4/Height 4"
                  "/ColorSpace/DeviceGray/BitsPerComponent 8")  # fmt: skip
    drawn = text_at(60, 700, PASSAGE) + text_at(60, 300, PASSAGE, "3 Tr")
    return pdf(f"{drawn} q 500 0 0 100 40 680 cm /I Do Q", more=(grey,))


def in_metadata() -> bytes:
    """A title that names it, in the dictionary and in a deflated XMP packet."""
    xmp = stream(f"<x:xmpmeta><dc:title>{PASSAGE}</dc:title></x:xmpmeta>".encode())
    title = PASSAGE.encode("utf-16-be")
    escaped = "".join(f"\\{byte:03o}" for byte in b"\xfe\xff" + title)
    info = f"<</Title({escaped})>>"
    return pdf(text_at(60, 700, "无关"), more=(xmp, info), trailer="/Info 7 0 R")


def in_an_attachment() -> bytes:
    """A file attached to it, in GB18030, deflated."""
    file = stream(f"地点：{PASSAGE}".encode("gb18030"), "/Type/EmbeddedFile")
    spec = "<</Type/Filespec/F(a.txt)/EF<</F 6 0 R>>>>"
    return pdf(text_at(60, 700, "无关"), more=(file, "null", "null", spec))


def in_a_note() -> bytes:
    """A note on the page that shows it."""
    words = PASSAGE.encode("utf-16-be").hex()
    look = f"BT /F 40 Tf 5 10 Td {shown(PASSAGE)} Tj ET"
    form = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 300 60]/Resources<</Font<</F 5 0 R>>>>"
        f"/Length {len(look)}>>\nstream\n{look}\nendstream"
    )
    note = (
        "<</Type/Annot/Subtype/FreeText/Rect[60 500 360 560]/F 4"
        f"/Contents<feff{words}>/DA(/F 40 Tf)/AP<</N 6 0 R>>>>"
    )
    return pdf(text_at(60, 700, "无关"), "/Annots[7 0 R]", (form, note))


def in_an_old_revision() -> bytes:
    """A page whose earlier content is still in the file, behind an incremental save."""
    first = in_one_run()
    drawn = text_at(60, 700, "物资存放于某处")
    place = len(first)
    changed = f"4 0 obj\n<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream\nendobj\n"
    start = place + len(changed)
    before = first.rpartition(b"startxref\n")[2].split()[0].decode()
    table = (
        f"xref\n4 1\n{place:010d} 00000 n \n"
        f"trailer\n<</Size 6/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n"
    )
    return first + (changed + table).encode()


def on_a_turned_page() -> bytes:
    """A page that is shown turned and cropped."""
    return pdf(text_at(120, 400, PASSAGE), "/Rotate 90/CropBox[50 100 550 750]")


def over_two_pages() -> bytes:
    """A passage that begins at the end of a page and ends on the next."""
    second = text_at(60, 700, PASSAGE[2:])
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 7 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>"
    )
    drawn = f"<</Length {len(second)}>>\nstream\n{second}\nendstream"
    made = pdf(text_at(60, 60, PASSAGE[:2]), more=(page, drawn))
    return made.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 6 0 R]/Count 2")


PLANTED = {
    each.__name__: each
    for each in (
        in_one_run,
        in_several_runs,
        in_one_array,
        under_a_picture,
        in_metadata,
        in_an_attachment,
        in_a_note,
        in_an_old_revision,
        on_a_turned_page,
    )
}


def picture(words: str, kind: str = "PNG") -> bytes:
    """Return a scan: a picture in which words are drawn."""
    sheet = Image.new("RGB", (1000, 400), "white")
    font = ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), 60)
    ImageDraw.Draw(sheet).text((100, 100), words, "black", font)
    made = io.BytesIO()
    sheet.save(made, kind)
    return made.getvalue()
