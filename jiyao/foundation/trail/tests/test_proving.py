"""What a newer checkpoint proves about an older one."""

import pytest

from jiyao.foundation.trail import verifier
from jiyao.foundation.trail.merkle import WIDTH
from jiyao.foundation.trail.models import Checkpoint
from jiyao.foundation.trail.proving import continues
from jiyao.foundation.trail.tests.test_signing import behind_the_back


@pytest.fixture
def grown(house):
    """A log signed at 300, at 301 and at 700 entries."""
    for count in (300, 1, 399):
        house.write(count)
        house.sign()
    return list(Checkpoint.objects.order_by("size"))


def test_each_checkpoint_continues_every_older_one(grown):
    first, second, third = grown
    assert [c.size for c in grown] == [300, 301, 700]
    assert all(continues(*pair) for pair in [(first, second), (first, third), (second, third)])
    assert continues(third, third)


def test_a_newer_one_is_not_continued_by_an_older(grown):
    assert not continues(grown[1], grown[0])


def test_a_fork_does_not_continue(grown):
    first, _second, third = grown
    first.root = bytes(32)
    assert not continues(first, third)


def test_a_stored_hash_that_was_changed_or_lost_breaks_it(grown):
    behind_the_back("UPDATE trail_node SET hash = zeroblob(32)")
    assert not continues(grown[0], grown[2])
    behind_the_back("DELETE FROM trail_node")
    assert not continues(grown[0], grown[2])


def test_the_lone_verifier_counts_in_the_same_groups():
    assert verifier.CHUNK == WIDTH
