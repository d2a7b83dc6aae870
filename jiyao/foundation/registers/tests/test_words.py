"""Chinese text as tokens, and a search term as stretches of them."""

import pytest

from jiyao.foundation.registers.words import MOST_TERMS, MOST_ZEROS, terms_of, tokens_of


def finds(asked: str, *texts: str) -> bool:
    """Whether every term stands in the texts, as a plain reading of the index says."""
    index = tokens_of(texts)
    return all(piece.needle in index for term in terms_of(asked) for piece in term)


def test_two_signs_one_sign_numbers_and_words_are_tokens() -> None:
    assert tokens_of(["关于ABC的2026年"]) == " 关于 abc 2026 关 于 的 年 "


@pytest.mark.parametrize(
    "asked",
    [
        "自查",
        "关于自查",
        "查",
        "自查的通知",
        "关于 通知",
        "０００７",
        "7",
        "07",
        "007",
        "0007/01",
        "〔2026〕",
        "收机〔2026〕0007号",
        "ABC",
        "ａｂｃ",
        "ab",
    ],
)
def test_what_stands_there_is_found(asked: str) -> None:
    assert finds(asked, "关于自查的通知", "收机〔2026〕0007号/001", "AbcD-12")


@pytest.mark.parametrize(
    "asked", ["自的", "通自", "查关", "知收", "070", "bcd", "通知 没有", "0008", "00007", "0007/02"]
)
def test_what_does_not_stand_there_is_not_found(asked: str) -> None:
    assert not finds(asked, "关于自查的通知", "收机〔2026〕0007号", "AbcD-12")


def test_a_row_of_zeros_is_a_few_tokens() -> None:
    assert tokens_of(["000"]) == " 000 00 0 "
    assert len(tokens_of(["0" * 5000]).split()) == MOST_ZEROS + 1


def test_pairs_from_two_places_do_not_make_a_word() -> None:
    assert not finds("档案馆", "档案与案馆")
    assert finds("档案馆", "市档案馆藏")


@pytest.mark.parametrize("asked", ["", "  ", "〔〕", "\x00\x1b", "%_'\"*", "。，", "\u202e"])
def test_what_cannot_be_searched_for_is_no_term(asked: str) -> None:
    assert terms_of(asked) == []


def test_odd_signs_are_only_words() -> None:
    [[piece]] = terms_of("%abc_*'\"")
    assert piece.needle == " abc"


def test_many_terms_are_few() -> None:
    terms = terms_of(" ".join("甲乙丙丁戊己庚辛壬癸"))
    assert len(terms) == MOST_TERMS
    assert [len(term) for term in terms] == [1, 1, 1, 1, 6]


def test_nothing_has_no_tokens() -> None:
    assert tokens_of([None, "", "〔〕"]) == ""
