"""Backups of one moment, flipped bits, and volumes that were full."""

from pathlib import Path

import pytest

from proof.conftest import Tell
from proof.counts import FLIPS, LOOKS
from tests.browser.installation import CLUSTER, installed
from tests.faults.backing_up import backed_up_while_writing, bits_not_noticed, same_moment
from tests.faults.filling import VOLUMES
from tests.faults.killing import SETTINGS, ground
from tests.faults.test_full_disk import filled, may_mount, nothing_is_lost
from tests.faults.test_system_calls import MEMORY


@pytest.mark.clause("SYS-05")
def test_backups_made_while_others_write(figure: Tell, tmp_path: Path) -> None:
    later = 0
    with ground() as made:
        for look in range(LOOKS):
            archive = backed_up_while_writing(made, tmp_path / str(look))
            later += same_moment(made, archive)
        assert later > 0
        assert bits_not_noticed(archive, FLIPS) == []
    figure(4, "backups made while others write, restored to one moment on an empty machine", LOOKS)
    figure(4, "entries that were written meanwhile and after, none of them in the backup", later)
    figure(4, "flipped bits in a backup, each refused", FLIPS)


@pytest.mark.skipif(not may_mount(), reason="needs leave to mount (unshare)")
@pytest.mark.skipif(bool(CLUSTER), reason="the volumes are those of SQLite")
def test_each_volume_was_full_and_had_room_again(figure: Tell, tmp_path: Path) -> None:
    with installed("", MEMORY, SETTINGS) as made:
        made.run("tests.browser.ground")
        for volume in VOLUMES:
            assert nothing_is_lost(filled(made, volume, tmp_path)), volume
    figure(4, f"volumes filled to the last block: {', '.join(VOLUMES)}", len(VOLUMES))
