"""Every system call on a file of a deed fails, finds no room, or is the last."""

import pytest

from proof.conftest import Tell
from proof.counts import rounds
from tests.browser.installation import CLUSTER, Installation
from tests.faults.injecting import ROLES, hurt_all, patient
from tests.faults.test_system_calls import made  # noqa: F401 - a fixture

EVERYWHERE = 100_000


@pytest.mark.clause("SYS-03", "DOC-15")
@pytest.mark.skipif(bool(CLUSTER), reason="the files of PostgreSQL are the server's")
@pytest.mark.parametrize("deed", ROLES)
def test_a_call_that_fails_leaves_all_or_nothing(
    made: Installation,  # noqa: F811 - the fixture above
    deed: str,
    figure: Tell,
) -> None:
    with patient(made, ROLES[deed]) as one:
        places, every, wrong = hurt_all(one, deed, rounds(EVERYWHERE))
    assert wrong == []
    told = f"system calls on files hurt in `{deed}` (EIO, ENOSPC, KILL), of {every:,} possible"
    figure(4, told, places)
