"""Writers killed in the middle of writing: what was acknowledged is there, nothing is half done."""

import pytest

from tests.browser.installation import CLUSTER
from tests.faults.killing import ground, kill_again_and_again
from tests.whole import WHOLE

ROUNDS = 10 if CLUSTER else 45 if WHOLE else 15


@pytest.mark.clause("SYS-03", "DOC-15")
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done() -> None:
    with ground() as made:
        killed = kill_again_and_again(made, ROUNDS)
    assert killed.kills.keys() >= {"web", "worker", "signer"}
