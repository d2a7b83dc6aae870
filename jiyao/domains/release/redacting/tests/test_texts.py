"""Passages removed from a text (PUB-04)."""

import pytest

from jiyao.domains.release.passages.folding import TooShort
from jiyao.domains.release.redacting.texts import WORDS, redact_text


@pytest.mark.parametrize(
    "text",
    [
        "存于北山仓库东侧",
        "存于北 山\n仓　库东侧",
        "存于北\u200b山仓\u00ad库东侧",
        "存于北山仓库东侧".replace("山", "⼭"),
    ],
)
def test_a_passage_goes_however_it_is_spaced_or_written(text: str) -> None:
    assert redact_text(text, ["北山仓库"]) == "存于■■■■东侧"


def test_great_and_small_wide_and_narrow_letters_are_one() -> None:
    assert redact_text("代号 Ａlpha-7 与 ALPHA-7", ["alpha-7"], WORDS) == (
        "代号 ［此处删去］ 与 ［此处删去］"
    )


def test_passages_that_overlap_are_one_gap_and_tell_nothing_of_their_length() -> None:
    assert redact_text("甲乙丙丁戊", ["甲乙丙", "丙丁"]) == "■■■■戊"
    assert redact_text("甲乙", ["甲乙"]) == redact_text("甲乙丙丁", ["甲乙丙丁"])
    assert redact_text("一二一二一", ["一二一"]) == "■■■■"


def test_a_single_sign_is_no_passage_and_what_is_not_there_leaves_the_text_alone() -> None:
    with pytest.raises(TooShort):
        redact_text("甲乙", ["甲 "])
    assert redact_text("甲乙\n丙", ["丁戊"]) == "甲乙\n丙"
