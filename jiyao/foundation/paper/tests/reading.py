"""Reading a PDF back: how many pages, and which words."""

import re
import subprocess

PAGE = re.compile(rb"/Type\s*/Page\b")


def pages_of(pdf: bytes) -> int:
    """Return the number of pages of a PDF as typst writes it."""
    return len(PAGE.findall(pdf))


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without spaces and line ends.

    Raises FileNotFoundError without pdftotext (poppler-utils, `make system-packages`).
    """
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"[\s\u200b]+", "", done.stdout.decode())
