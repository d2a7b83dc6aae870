"""Reading the Word files that we make."""

from io import BytesIO
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(file: bytes) -> str:
    """Return the words of the body, a line a paragraph; every part must be whole and readable."""
    with ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        parts = {name: Tree.fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314
    paragraphs = parts["word/document.xml"].iter(f"{MAIN}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{MAIN}t")) for p in paragraphs)
