"""The one table from kind of content to reader."""

from . import (
    Reader,
    archive,
    archive_zip,
    compressed,
    html,
    image,
    mail,
    ole,
    opaque,
    pdf,
    plain,
    rtf,
    xml,
)

READERS: dict[str, Reader] = {
    "text": plain.read,
    "xml": xml.read,
    "html": html.read,
    "mail": mail.read,
    "rtf": rtf.read,
    "zip": archive_zip.read,
    "ole": ole.read,
    "pdf": pdf.read,
    "font": opaque.read,
    "metafile": opaque.read,
}
READERS |= dict.fromkeys(("png", "jpeg", "gif", "bmp", "tiff", "webp"), image.read)
READERS |= dict.fromkeys(("gzip", "zlib", "bzip2", "xz"), compressed.read)
READERS |= dict.fromkeys(
    ("7z", "rar", "tar", "cab", "iso", "cpio", "ar", "xar", "zstd"), archive.read
)

# Kinds whose readers already hand on every byte need no sweep.
SWEPT = frozenset({"unknown", "gzip", "bzip2", "xz", "7z", "rar", "tar", "pdf", "tiff", "zstd"})
SWEPT |= {"png", "jpeg", "gif", "bmp", "webp", "font", "metafile", "cab", "iso", "cpio", "ar"}
