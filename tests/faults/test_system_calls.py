"""One system call after another fails, finds no room, or is the last: all or nothing, and on."""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.installation import Installation, installed
from tests.faults.injecting import ROLES, hurt_all, patient
from tests.faults.killing import SETTINGS
from tests.whole import WHOLE

PLACES = 10
MEMORY = "/dev/shm"  # noqa: S108 - a folder of its own is made there


@pytest.fixture(scope="module")
def made() -> Iterator[Installation]:
    """An installation with copies, in memory: it is put back for each call."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace (apt install strace)")
    with installed("", MEMORY, SETTINGS) as made:
        made.run("tests.browser.ground")
        yield made


@pytest.mark.skipif(not WHOLE, reason="in the whole check")
@pytest.mark.clause("SYS-03", "DOC-15")
@pytest.mark.parametrize("deed", ROLES)
def test_a_call_that_fails_leaves_all_or_nothing(made: Installation, deed: str) -> None:
    with patient(made, ROLES[deed]) as one:
        places, _every, wrong = hurt_all(one, deed, PLACES)
    assert wrong == []
    assert places > PLACES // 2
