"""`jiyao setup` and an upgrade, killed at any place, come out right when they are run again."""

import random

import pytest

from jiyao.foundation.backup.tests.machines import empty_machine, run
from proof.conftest import Tell
from proof.counts import rounds
from tests.browser.installation import CLUSTER
from tests.faults.test_setup_killed import killed, kills_until_it_is_done
from tests.test_upgrading import tables_of

WRITE = "sendto" if CLUSTER else "pwrite64"
WRITES, NEVER = 400, 65_535
KILLS = rounds(100)


@pytest.mark.skipif(bool(CLUSTER), reason="the files of PostgreSQL are the server's")
def test_laying_out_is_killed_at_each_commit(figure: Tell) -> None:
    with empty_machine() as machine, empty_machine() as other:
        kills = kills_until_it_is_done(machine, ["jiyao", "setup"], KILLS)
        assert come_out_right(machine, other)
    figure(4, "kills of `jiyao setup` on nothing, at one commit after another", kills)


def test_an_upgrade_is_killed_at_any_write(figure: Tell) -> None:
    chance, kills = random.Random(4), 0  # noqa: S311 - places, not secrets
    with empty_machine() as machine, empty_machine() as other:
        assert not killed(machine, ["django", "migrate", "people", "--verbosity", "0"], NEVER)
        while kills < KILLS and killed(
            machine, ["jiyao", "setup"], chance.randrange(1, WRITES), WRITE
        ):
            kills += 1
        assert come_out_right(machine, other)
    figure(4, "kills of `jiyao setup` on older tables, at any write", kills)


def come_out_right(machine: object, other: object) -> bool:
    """Run the setup again, and compare with one that was never killed."""
    done = [run(each, "setup") for each in (machine, other)]
    assert [each.returncode for each in done] == [0, 0], done[0].stderr
    assert run(machine, "trail", "verify").returncode == 0
    return bool(tables_of(machine) == tables_of(other))
