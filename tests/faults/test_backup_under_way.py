"""A backup made while others write is one moment of it, and every flipped bit in it is noticed."""

from pathlib import Path

import pytest

from tests.faults.backing_up import backed_up_while_writing, bits_not_noticed, same_moment
from tests.faults.killing import ground
from tests.whole import WHOLE

FLIPS, LOOKS = 12, 1


@pytest.mark.skipif(not WHOLE, reason="in the whole check")
@pytest.mark.clause("SYS-05")
def test_a_backup_made_while_others_write_is_one_moment(tmp_path: Path) -> None:
    with ground() as made:
        for look in range(LOOKS):
            archive = backed_up_while_writing(made, tmp_path / str(look))
            assert same_moment(made, archive) > 0
        assert bits_not_noticed(archive, FLIPS) == []
