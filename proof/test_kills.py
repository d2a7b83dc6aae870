"""Thousands of kills in the middle of writing, of whoever writes."""

import pytest

from proof.conftest import Tell
from proof.counts import rounds
from tests.browser.installation import CLUSTER
from tests.faults.killing import ground, kill_again_and_again

ROUNDS = rounds(500 if CLUSTER else 10_000)


@pytest.mark.clause("SYS-03", "DOC-15")
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(figure: Tell) -> None:
    with ground() as made:
        killed = kill_again_and_again(made, ROUNDS)
    figure(4, "rounds of writing that ended in a kill -9", ROUNDS)
    for what, count in sorted(killed.kills.items()):
        figure(4, f"kills of the {what}", count)
    for what, count in sorted(killed.acknowledged.items()):
        figure(4, f"deeds of the {what} acknowledged before a kill, all of them there", count)
    figure(4, "half acts, unrecorded acts, lost rows, gaps in the trail", 0)
