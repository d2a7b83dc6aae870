"""The reader: page by page, watermarked, noted once an opening, and never the file itself."""

import io
import re
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from jiyao.foundation.accounts.procedures.people import leave
from jiyao.foundation.vault import limits
from jiyao.foundation.vault.models import StoredFile
from tests.files import pdf
from tests.vault.pages import READ, picture_in


def address(file: StoredFile, **what: int) -> str:
    return f"{file.get_absolute_url()}?" + "&".join(f"{k}={v}" for k, v in what.items())


@pytest.mark.clause("SYS-08", shows="shown")
def test_a_reader_sees_a_picture_of_the_page_with_the_mark_above_it(
    file: StoredFile, client_of: Any
) -> None:
    reader = client_of("reader")
    answer = reader.get(picture_in(reader.get(file.get_absolute_url())))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "no-store"
    assert "Content-Disposition" not in answer
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.width == 960
    assert picture.height > 960 * 842 / 595
    mark = picture.convert("L").crop((0, 0, 100, 30)).getextrema()
    page_without_words = picture.convert("L").crop((0, 700, 960, 1300)).getextrema()
    assert mark[0] < 60
    assert 180 < page_without_words[0] < 240


@pytest.mark.clause("SYS-08", shows="shown")
def test_two_readings_of_one_page_bear_different_watermarks(
    file: StoredFile, client_of: Any
) -> None:
    reader, leader = client_of("reader"), client_of("classifier")
    pictures = {
        client.get(picture_in(client.get(file.get_absolute_url()))).content
        for client in (reader, leader)
    }
    assert len(pictures) == 2


@pytest.mark.clause("SYS-03", "SYS-08")
def test_one_opening_is_one_entry_however_many_pages(
    document: Any, attached: Any, client_of: Any, new_entries: Any
) -> None:
    long = attached(document, "长.pdf", pdf(200))
    reader = client_of("reader")
    before = len(new_entries(READ))
    page = reader.get(long.get_absolute_url())
    for number in range(1, 6):
        assert f'value="{number}"' in page.content.decode()
        assert reader.get(picture_in(page)).status_code == 200
        following = re.search(
            r'href="(\?page=\d+[^"]+)" data-key="ArrowRight"', page.content.decode()
        )
        assert following
        page = reader.get(long.get_absolute_url() + following[1].replace("&amp;", "&"))
    last = address(long, page=200)
    assert "共 200 页" in reader.get(last).content.decode()
    assert len(new_entries(READ)) - before == 2
    assert new_entries(READ)[-1]["ref"] == long.public_id.hex


def test_the_name_stays_out_of_the_history_of_the_browser(file: StoredFile, client_of: Any) -> None:
    page = client_of("reader").get(file.get_absolute_url()).content.decode()
    assert "报告" in page.partition("</head>")[2]
    assert "报告" not in page.partition("</head>")[0]


def test_the_card_costs_the_same_whatever_hangs_there(
    file: StoredFile, document: Any, attached: Any, client_of: Any
) -> None:
    reader, counts = client_of("reader"), []
    for _more in range(2):
        with CaptureQueriesContext(connections["default"]) as queries:
            reader.get(document.get_absolute_url())
        counts.append(len(queries))
        for number in range(3):
            attached(document, f"{number}.pdf", pdf())
    assert counts[0] == counts[1]


def test_the_file_itself_is_nowhere_to_be_had(file: StoredFile, client_of: Any) -> None:
    reader = client_of("reader")
    page = reader.get(file.get_absolute_url())
    assert "download" not in page.content.decode()
    for answer in (page, reader.get(picture_in(page))):
        assert b"%PDF" not in answer.content


@pytest.mark.clause("SYS-02", shows="refused")
@pytest.mark.clause("SYS-08", "DOC-14", shows="hidden")
@pytest.mark.parametrize("who", ["keeper", "stranger", "junior", "system", "security", "audit"])
def test_who_may_not_read_finds_no_page_no_picture_and_no_name(
    file: StoredFile, client_of: Any, who: str
) -> None:
    proof = picture_in(client_of("reader").get(file.get_absolute_url()))
    other = client_of(who)
    assert other.get(file.get_absolute_url()).status_code == 404
    assert other.get(proof).status_code == 404


@pytest.mark.clause("SYS-02")
def test_the_keeper_sees_that_a_file_is_there_and_not_its_name(
    file: StoredFile, document: Any, client_of: Any
) -> None:
    seen = client_of("keeper").get(document.get_absolute_url()).content.decode()
    assert "文件 1" in seen
    assert "报告.pdf" not in seen
    assert file.get_absolute_url() not in seen
    read = client_of("reader").get(document.get_absolute_url()).content.decode()
    assert "报告.pdf" in read
    assert client_of("junior").get(document.get_absolute_url()).status_code == 404


def test_the_opening_of_one_person_serves_no_other(file: StoredFile, client_of: Any) -> None:
    proof = picture_in(client_of("reader").get(file.get_absolute_url()))
    assert client_of("classifier").get(proof).status_code == 404
    bare = proof.split("?")[0]
    assert client_of("reader").get(bare).status_code == 404


def test_the_opening_of_one_file_serves_no_other(
    file: StoredFile, document: Any, attached: Any, client_of: Any
) -> None:
    reader = client_of("reader")
    proof = picture_in(reader.get(file.get_absolute_url()))
    other = attached(document, "二.pdf")
    moved = proof.replace(str(file.public_id), str(other.public_id))
    assert reader.get(moved).status_code == 404


def test_clearance_that_ends_between_two_pages_ends_the_reading(
    file: StoredFile, client_of: Any, cast: Any
) -> None:
    reader = client_of("reader")
    proof = picture_in(reader.get(file.get_absolute_url()))
    leave(cast["reader"], circle=cast["reader"].unit, by=cast["security"])
    assert reader.get(proof).status_code == 404


@pytest.mark.parametrize(
    ("asked", "page", "zoom"),
    [
        ("page=0", 1, 1),
        ("page=2", 2, 1),
        ("page=3", 2, 1),
        (f"page={'9' * 5000}", 2, 1),
        ("page=x", 1, 1),
        ("page=²", 1, 1),
        ("page=", 1, 1),
        ("zoom=9", 1, 1),
        ("page=2&zoom=3", 2, 3),
        ("zoom=-1", 1, 1),
    ],
    ids=lambda value: str(value)[:9],
)
def test_a_page_that_is_not_there_is_the_nearest(
    file: StoredFile, client_of: Any, asked: str, page: int, zoom: int
) -> None:
    answer = client_of("reader").get(f"{file.get_absolute_url()}?{asked}")
    assert answer.status_code == 200
    picture = reverse("file_page", args=[file.public_id, page])
    assert picture_in(answer).startswith(f"{picture}?zoom={zoom}&")
    beyond = reverse("file_page", args=[file.public_id, 3])
    assert client_of("reader").get(beyond).status_code == 404


def test_larger_steps_are_larger_pictures(file: StoredFile, client_of: Any) -> None:
    reader, widths = client_of("reader"), []
    for zoom in (1, 2, 3):
        picture = reader.get(picture_in(reader.get(address(file, zoom=zoom)))).content
        widths.append(Image.open(io.BytesIO(picture)).width)
    assert widths == [960, 1440, 1920]


def test_a_page_as_large_as_a_house_is_drawn_within_bounds(
    document: Any, attached: Any, client_of: Any
) -> None:
    strip = attached(document, "长条.pdf", pdf(box="0 0 10 14400"))
    reader = client_of("reader")
    picture = reader.get(picture_in(reader.get(strip.get_absolute_url())))
    drawn = Image.open(io.BytesIO(picture.content))
    assert drawn.width * drawn.height < 960 * 960 * 7


def test_a_page_that_cannot_be_drawn_is_a_message(
    file: StoredFile, client_of: Any, new_entries: Any, monkeypatch: Any
) -> None:
    reader = client_of("reader")
    page = reader.get(file.get_absolute_url())
    monkeypatch.setattr(limits, "DRAW_PATIENCE", 0.001)
    answer = reader.get(picture_in(page))
    assert (answer.status_code, answer["Content-Type"]) == (409, "image/svg+xml")
    assert "显示不出来" in answer.content.decode()
    assert new_entries(READ)[-1]["rules"] == ["vault.pages_can_be_shown"]
