"""Word, Excel, OFD and text in the reader: pages made once an opening, in memory alone."""

import io
import re
from typing import Any

import pytest
from PIL import Image

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.keeping import KEPT
from tests.documents import docx, leaf, line, ofd, placed, xlsx
from tests.vault.pages import READ, picture_in

DOCUMENTS = {
    "一.docx": lambda: docx("正文的话", leaf(), "第二页"),
    "一.xlsx": lambda: xlsx([["正文的话"]] * 90),
    "一.ofd": lambda: ofd(placed("正文的话", 30, 60, 12)),
    "一.txt": lambda: "正文的话\f第二页".encode("gb18030"),
}


@pytest.mark.clause("DOC-14", shows="shown")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_pictures_of_its_pages_under_its_mark(
    document: Any, attached: Any, client_of: Any, new_entries: Any, name: str
) -> None:
    file = attached(document, name, DOCUMENTS[name]())
    reader = client_of("reader")
    page = reader.get(file.get_absolute_url())
    words = page.content.decode()
    assert f"共 {file.attachment.pages} 页" in words
    assert "可能与原件不同" in words
    assert "mark" in words[: words.index(file.name)]
    picture = Image.open(io.BytesIO(reader.get(picture_in(page)).content)).convert("L")
    assert picture.crop((0, 0, 100, 30)).getextrema()[0] < 60
    assert picture.crop((0, 60, 960, 500)).getextrema()[0] < 60
    assert "未能显示" not in words
    [opened] = new_entries(READ)
    assert (opened["outcome"], opened["ref"]) == ("opened", file.public_id.hex)


def test_the_pages_of_a_document_are_made_once_an_opening(
    document: Any, attached: Any, client_of: Any, monkeypatch: Any
) -> None:
    file = attached(document, "一.docx", docx("一", leaf(), "二"))
    reader = client_of("reader")
    first = reader.get(file.get_absolute_url())
    [kept] = KEPT.pages.values()
    monkeypatch.setattr(limits, "TURN_PATIENCE", 0)
    following = re.search(r'href="(\?page=2[^"]+)" data-key="ArrowRight"', first.content.decode())
    assert following
    second = reader.get(file.get_absolute_url() + following[1].replace("&amp;", "&"))
    assert reader.get(picture_in(second)).status_code == 200
    monkeypatch.setattr(limits, "KEPT_BYTES", len(kept[1].made) - 1)
    assert reader.get(picture_in(second)).status_code == 200
    assert not KEPT.pages
    answer = reader.get(picture_in(second))
    assert (answer.status_code, answer["Content-Type"]) == (409, "image/svg+xml")


def test_what_was_not_made_in_time_is_made_when_it_is_asked_for_again(
    document: Any, attached: Any, client_of: Any, monkeypatch: Any
) -> None:
    file = attached(document, "一.docx", docx("一"))
    reader = client_of("reader")
    picture = picture_in(reader.get(file.get_absolute_url()))
    KEPT.pages.clear()
    with monkeypatch.context() as hurried:
        hurried.setattr(limits, "TURN_PATIENCE", 0)
        assert reader.get(picture).status_code == 409
    assert reader.get(picture).status_code == 200


def test_the_reader_counts_what_a_document_does_not_show(
    document: Any, attached: Any, client_of: Any
) -> None:
    file = attached(document, "一.docx", docx(line("<w:strange/>"), "\ue001"))
    page = client_of("reader").get(file.get_absolute_url()).content.decode()
    assert "有 2 处未能显示" in page
