"""A million random decisions: however the rule is told, the answer is the same."""

from typing import Any

from proof.conftest import Tell
from proof.counts import DECISIONS
from tests.test_one_predicate import compare


def test_a_million_random_decisions_agree(
    database: None, behind_the_doors: Any, figure: Tell
) -> None:
    compared, worlds = compare(DECISIONS, behind_the_doors)
    assert compared >= DECISIONS
    told = "`decide()`, both plans of `visible_to()`, row-level security, a plain model"
    figure(2, f"random decisions compared: {told}", compared)
    figure(2, "random organisations that they are of", worlds)
    figure(2, "decisions on which they differ", 0)
