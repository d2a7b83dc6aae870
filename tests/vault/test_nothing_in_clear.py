"""From the upload to the last page nothing of a file touches the disk in clear (SYS-04)."""

import os
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import reverse

from jiyao.foundation.vault.uploads import InMemory
from tests.documents import docx, ofd, placed, unpacked, xlsx
from tests.files import pdf, picture, png
from tests.vault.pages import picture_in

CANARY = "-".join(["Canary", "7f3a9", "Sings"])


def holding(words: bytes, since: float) -> Iterator[Path]:
    """Yield every file with the words, of the installation and in the places for temporary files,
    that was written since."""
    for folder in {settings.HOME, Path(tempfile.gettempdir()), Path("/", "var", "tmp")}:
        for here, _folders, names in os.walk(folder):
            for name in names:
                if _holds(Path(here, name), words, since):
                    yield Path(here, name)


def _holds(path: Path, words: bytes, since: float) -> bool:
    try:
        told = path.stat()
        return stat.S_ISREG(told.st_mode) and told.st_mtime >= since and words in path.read_bytes()
    except OSError:
        return False


MADE = {
    "一.pdf": lambda: pdf(words=CANARY) + b"\n" * (4 << 20),
    "一.png": lambda: png(CANARY) + b"\n" * (4 << 20),
    "一.txt": lambda: CANARY.encode() + b"\n" * 4000,
    "一.docx": lambda: unpacked(docx(CANARY, one=picture(size=(900, 900)))),
    "一.xlsx": lambda: unpacked(xlsx([[CANARY]])),
    "一.ofd": lambda: unpacked(ofd(placed(CANARY, 20, 20))),
}


@pytest.mark.clause("SYS-04", "DOC-14")
@pytest.mark.parametrize("name", MADE)
def test_a_canary_is_found_nowhere(document: Any, client_of: Any, name: str) -> None:
    began = time.time() - 1
    data = MADE[name]()
    assert CANARY.encode() in data
    page = reverse("act", args=["carriers.document-file.attached", document.public_id])
    answer = client_of("keeper").post(page, {"upload": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    reader = client_of("reader")
    record = reader.get(document.get_absolute_url()).content.decode()
    address = record.split('href="/files/')[1].split('"')[0]
    shown = reader.get(picture_in(reader.get(f"/files/{address}")))
    assert shown.status_code == 200
    assert list(holding(CANARY.encode(), began)) == []


def test_the_search_would_find_it(vault: Path) -> None:
    began = time.time() - 1
    vault.mkdir(exist_ok=True)
    (vault / "clear").write_bytes(CANARY.encode())
    assert list(holding(CANARY.encode(), began)) == [vault / "clear"]
    (vault / "clear").unlink()


def received_by(person: Any, *parts: bytes) -> list[Any]:
    """Return what the handler makes of the files that one request brings."""
    request = RequestFactory().post("/")
    request.user = person
    handler, files = InMemory(request), []
    for part in parts:
        handler.new_file("upload", "a.pdf", "application/pdf", len(part))
        for at in range(0, len(part), 1000):
            handler.receive_data_chunk(part[at : at + 1000], at)
        files.append(handler.file_complete(len(part)))
    return files


def test_who_has_not_signed_in_leaves_no_upload_in_memory(cast: Any) -> None:
    [came] = received_by(AnonymousUser(), b"x" * 99)
    assert (came.size, came.read()) == (99, b"")
    [came] = received_by(cast["keeper"], b"x" * 99)
    assert (came.size, came.read()) == (99, b"x" * 99)


def test_the_files_of_one_request_are_held_together_up_to_the_limit(
    cast: Any, settings: Any
) -> None:
    settings.FILE_MEGABYTES = 1
    half = b"x" * (700 << 10)
    files = received_by(cast["keeper"], half, half)
    assert [len(each.read()) for each in files] == [len(half), 0]
    assert [each.size for each in files] == [len(half)] * 2
