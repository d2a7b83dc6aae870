"""Where words stand on a page as it is shown, and in a text, however they are written (PUB-05)."""

import io
from typing import Any

import pypdfium2
import pytest

from jiyao.domains.release.passages.folding import TooShort, spans
from jiyao.domains.release.passages.placing import placed
from jiyao.foundation.vault.apart import turn

WORDS = "内部资料"


def document(text: str, turned: int = 0) -> Any:
    """Return the pages of a text; turned: by so many degrees."""
    opened = pypdfium2.PdfDocument(turn(text.encode()).made)
    for page in opened:
        page.set_rotation(turned)
    made = io.BytesIO()
    opened.save(made)
    return pypdfium2.PdfDocument(made.getvalue())


def test_a_word_stands_in_one_box_on_its_line() -> None:
    [[page, left, top, wide, tall, height]] = placed(document(WORDS), [WORDS])[WORDS]
    assert (page, height > 1) == (0, True)
    assert 0 < left < 0.5 > top > 0
    assert wide > 2 * tall * height


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_on_a_turned_page_the_box_is_where_the_word_is_seen(turned: int) -> None:
    [upright] = placed(document(WORDS), [WORDS])[WORDS]
    [box] = placed(document(WORDS, turned), [WORDS])[WORDS]
    _page, left, top, wide, tall, _height = upright
    seen = {
        90: [1 - top - tall, left, tall, wide],
        180: [1 - left - wide, 1 - top - tall, wide, tall],
        270: [top, 1 - left - wide, tall, wide],
    }[turned]
    assert box[1:5] == pytest.approx(seen, abs=0.01)


def test_blanks_wide_signs_and_the_end_of_a_line_part_nothing() -> None:
    long = "甲" * 60
    found = placed(document(f"代号 Ａ－７\n此件 内 部 资 料\n{long}"), ["代号A-7", WORDS, long])
    assert [len(found[word]) for word in ("代号A-7", WORDS, long)] == [1, 1, 2]


def test_a_passage_is_found_wherever_it_stands_and_a_single_sign_is_none() -> None:
    assert spans("甲乙、甲 乙", ["甲乙", "丙丁"]) == [[(0, 2), (3, 6)], []]
    with pytest.raises(TooShort):
        spans("甲乙", ["甲"])
