"""Reading a PDF back: how many pages, and which words where poppler is at hand."""

import re
import shutil
import subprocess

import pytest

PAGE = re.compile(rb"/Type\s*/Page\b")


def pages_of(pdf: bytes) -> int:
    """Return the number of pages of a PDF as typst writes it."""
    return len(PAGE.findall(pdf))


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF without spaces and line ends; skips the test without pdftotext."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([tool, "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"[\s\u200b]+", "", done.stdout.decode())
