"""Passages blackened on pages, wherever they were planted; and the proof of it (PUB-04)."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from jiyao.domains.release.passages.folding import TooShort
from jiyao.domains.release.redacting.asking import Blackened, blacken, prove
from jiyao.domains.release.redacting.leaves import (
    is_made_of_pictures_alone,
    pdf_of_pictures,
    pictures_of,
)
from jiyao.domains.release.redacting.proving import proven
from jiyao.domains.release.redacting.spelled import traces
from jiyao.domains.release.redacting.streams import walk
from jiyao.domains.release.redacting.tests import planted
from jiyao.domains.release.redacting.tests.planted import PASSAGE, PLANTED
from tests.documents import docx, line, ofd, placed, run, xlsx
from tests.files import pdf

Make = Callable[[], bytes]
SEEN = {"in_one_run", "in_several_runs", "in_one_array", "in_a_note", "on_a_turned_page"}
UNTOLD = {"in_metadata", "in_an_attachment", "in_an_old_revision"}


def page_of(data: bytes) -> Image.Image:
    """Return the first page as a reader sees it, in shades of grey."""
    with_pages = pypdfium2.PdfDocument(data)
    shown: Image.Image = with_pages[0].render(scale=1).to_pil().convert("L")
    return shown


def ink(picture: Image.Image) -> int:
    """Return how many points are dark."""
    return sum(picture.histogram()[:128])


@pytest.mark.parametrize("make", PLANTED.values(), ids=list(PLANTED))
def test_every_planted_passage_is_found_in_the_bytes_or_on_the_pages_of_its_file(
    make: Make,
) -> None:
    data = make()
    document = pypdfium2.PdfDocument(data)
    told = document[0].get_textpage().get_text_bounded() + str(document.get_metadata_dict())
    assert traces(walk(data).chunks, [PASSAGE]) or PASSAGE in "".join(told.split())


@pytest.mark.clause("PUB-04")
@pytest.mark.parametrize("make", PLANTED.values(), ids=list(PLANTED))
def test_no_planted_passage_is_left_in_the_bytes_pages_or_metadata_of_the_redacted_file(
    make: Make,
) -> None:
    done = blacken(make(), [PASSAGE])
    assert (done.fault, done.pages) == ("", 1)
    assert is_made_of_pictures_alone(done.made)
    assert traces(walk(done.made).chunks, [PASSAGE]) == []
    document = pypdfium2.PdfDocument(done.made)
    assert document[0].get_textpage().count_chars() == 0
    assert set(document.get_metadata_dict().values()) == {""}
    assert (done.removed[0] > 0) is (make.__name__ not in UNTOLD)


@pytest.mark.parametrize("name", sorted(SEEN))
def test_the_picture_is_the_same_whatever_stood_there(name: str, monkeypatch: Any) -> None:
    pictures = []
    for words in (PASSAGE, "南海码头"):
        monkeypatch.setattr(planted, "PASSAGE", words)
        data = PLANTED[name]()
        pictures.append(pictures_of(blacken(data, [words]).made))
        assert ink(page_of(data)) > 100
    assert pictures[0] == pictures[1]


def test_what_stands_beside_is_left_as_it_was() -> None:
    clear = planted.pdf(planted.text_at(60, 100, "无关"))
    before, after = ink(page_of(clear)), ink(page_of(blacken(clear, [PASSAGE]).made))
    assert after == pytest.approx(before, rel=0.2)


def test_a_passage_over_the_end_of_a_page_is_blackened_on_both(monkeypatch: Any) -> None:
    pictures = []
    for words in (PASSAGE, "南海码头"):
        monkeypatch.setattr(planted, "PASSAGE", words)
        done = blacken(planted.over_two_pages(), [words])
        assert (done.pages, done.removed) == (2, (1,))
        pictures.append(pictures_of(done.made))
    assert pictures[0] == pictures[1]


def test_hidden_signs_are_no_secret_signs_their_place_is_blackened_too() -> None:
    assert blacken(planted.under_a_picture(), [PASSAGE]).removed == (2,)


def test_areas_are_blackened_as_shares_of_the_page() -> None:
    made = blacken(planted.picture("公开"), [], [(0, 0.5, 0.5, 0.5, 0.5)]).made
    picture = Image.open(io.BytesIO(pictures_of(made)[0])).convert("L")
    width, height = picture.size
    assert (
        picture.crop((width // 2 + 3, height // 2 + 3, width - 3, height - 3)).getextrema()[1] < 20
    )
    assert picture.crop((0, height // 2 + 3, width // 2 - 3, height)).getextrema()[0] > 200


@pytest.mark.parametrize(
    ("data", "areas", "fault"),
    [
        (b"%PDF-1.7 broken", (), "damaged"),
        (b"PK\x03\x04 broken", (), "unknown"),
        (planted.in_one_run(), ((1, 0, 0, 1, 1),), "no_page"),
        (planted.in_one_run(), ((0, 0.5, 0.5, -1, 0),), "no_area"),
        (pdf(extra="/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>"), (), "locked"),
    ],
)
def test_what_cannot_be_redacted_is_told_apart_and_gives_nothing(
    data: bytes, areas: Any, fault: str
) -> None:
    assert blacken(data, [PASSAGE], areas) == Blackened(fault=fault)


@pytest.mark.parametrize(
    "data",
    [
        "北山仓库\n其余".encode(),
        "北山仓库".encode("gb18030"),
        docx(line(run("存于北"), run("山", "<w:b/>"), run("仓库东侧"))),
        xlsx([["地点", "北山仓库"]]),
        ofd(placed("存于北山", 20, 20), placed("仓库东侧", 60, 20)),
    ],
    ids=["utf-8", "gb18030", "word", "excel", "ofd"],
)
def test_documents_become_pages_whatever_runs_the_passage_stands_in(data: bytes) -> None:
    done = blacken(data, [PASSAGE])
    assert (done.fault, done.removed) == ("", (1,))


def test_a_passage_of_one_sign_is_refused() -> None:
    with pytest.raises(TooShort):
        blacken(planted.in_one_run(), ["北"])
    with pytest.raises(TooShort):
        prove(planted.in_one_run(), ["北"])


def test_a_file_with_anything_besides_its_pictures_is_not_made_of_pictures_alone() -> None:
    made = blacken(planted.in_one_run(), [PASSAGE]).made
    [picture] = pictures_of(made)
    assert is_made_of_pictures_alone(made)
    comment = b"\xff\xfe\x00\x06note"
    with_comment = picture[:2] + comment + picture[2:]
    for other in (
        made + b"\n% left over",
        made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 9 0 R"),
        pdf_of_pictures([with_comment]),
        pdf_of_pictures([picture + b"tail"]),
        planted.in_one_run(),
        b"",
    ):
        assert not is_made_of_pictures_alone(other)


@pytest.mark.clause("PUB-04")
def test_the_proof_reads_the_pictures_and_fails_while_a_passage_can_be_seen() -> None:
    scan = planted.picture(f"存于{PASSAGE}")
    open_to_see = prove(blacken(scan, [PASSAGE]).made, [PASSAGE])
    assert not open_to_see.holds
    assert {trace.spelling for trace in open_to_see.found} == {"screening"}
    covered = prove(blacken(scan, [PASSAGE], [(0, 0.05, 0.2, 0.9, 0.3)]).made, [PASSAGE])
    assert covered.holds, covered
    assert covered.looked == ["bytes", "streams 2", "form", "pages", "screening"]


def test_the_proof_of_a_text_looks_at_its_spellings_too() -> None:
    assert prove("存于■■■■东侧".encode(), [PASSAGE]).holds
    for text in (f"存于{PASSAGE}", f"存于&#x5317;&#x5c71;{PASSAGE[2:]}"):
        assert proven(text.encode(), [PASSAGE], 60)["found"]


def test_a_proof_that_did_not_end_proves_nothing() -> None:
    proof = prove(planted.picture(PASSAGE), [PASSAGE], seconds=0)
    assert not proof.holds
