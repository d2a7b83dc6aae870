"""An organisation's own terms, with levels and in disguise."""

from pathlib import Path

import pytest
from jiyao_screening.engine import Engine
from jiyao_screening.rules import Grade, RuleSet, read_terms
from jiyao_screening.verdicts import Verdict


@pytest.fixture(scope="module")
def terms() -> Engine:
    many = tuple((f"代号{n:05d}工程", Grade.L2) for n in range(50_000))
    return Engine(RuleSet((*many, ("青松计划", Grade.L1), ("Project Falcon", Grade.L2))))


@pytest.mark.parametrize(
    "text", ["青松计划启动", "青 松 计 划", "青松\n计划", "青\u200b松计劃", "6Z2S5p2+6K6h5YiS"]
)
def test_a_term_is_found_in_disguise(terms: Engine, text: str) -> None:
    assert terms.screen_bytes(text.encode()).verdict is Verdict.HIT


@pytest.mark.parametrize(
    "text", ["see project  falcon now", "ＰＲＯＪＥＣＴ FALCON", "代号 04711 工程"]
)
def test_the_level_of_a_term_decides(terms: Engine, text: str) -> None:
    assert terms.screen_bytes(text.encode()).verdict is Verdict.REVIEW


@pytest.mark.parametrize(
    "text", ["青天。松树。计较。划船", "subproject falconry", "他说青，松计，划"]
)
def test_scattered_characters_are_no_term(terms: Engine, text: str) -> None:
    assert terms.screen_bytes(text.encode()).verdict is Verdict.CLEAN


SIGNED = ("国发〔2024〕3号", "甲-17(改)型", "R&D·代号：白杨")


@pytest.fixture(scope="module")
def signed() -> Engine:
    return Engine(RuleSet(tuple((term, Grade.L1) for term in SIGNED)))


@pytest.mark.parametrize(
    "text",
    [
        *SIGNED,
        "国发[2024]3号",
        "国发（ 2024 ）3 号",
        "甲—17（改）\n型",
        "甲17改型",
        "R＆D·代号:白杨",
    ],
)
def test_a_term_is_found_with_its_own_signs(signed: Engine, text: str) -> None:
    assert signed.screen_bytes(f"见{text}。".encode()).verdict is Verdict.HIT


@pytest.mark.parametrize(
    "text", ["国发。2024年3号", "国发2024，3号", "甲：17（改）型", "R。D·代号：白杨"]
)
def test_other_signs_make_it_another_word(signed: Engine, text: str) -> None:
    assert signed.screen_bytes(text.encode()).verdict is Verdict.CLEAN


def test_a_term_without_a_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="★★"):
        Engine(RuleSet((("★★", Grade.L1),)))


def test_a_terms_file_gives_levels(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("青松计划\tL1\n\n白杨\n", "utf-8")
    assert read_terms(path) == (("青松计划", Grade.L1), ("白杨", Grade.L2))


def test_an_unknown_level_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("青松计划\tL9\n", "utf-8")
    with pytest.raises(ValueError, match="L9"):
        read_terms(path)
