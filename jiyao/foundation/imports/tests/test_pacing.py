"""The size of a batch follows the time that the last one took."""

from jiyao.foundation.imports.pacing import AIM, MOST, next_size

LONGEST = 0.5


def test_a_quick_batch_doubles_and_no_more() -> None:
    assert next_size(20, 0.01) == 40
    assert next_size(20, 0.0) == 40


def test_a_slow_batch_shrinks_at_once_to_what_fits() -> None:
    assert next_size(100, 0.8) == 25
    assert next_size(100, 100.0) == 1


def test_it_stays_between_one_row_and_the_most() -> None:
    assert next_size(MOST, 0.001) == MOST
    assert next_size(1, 9.0) == 1


def test_the_aim_leaves_room_below_the_limit() -> None:
    seconds_a_row = 0.004
    size = 20
    for _turn in range(10):
        size = next_size(size, size * seconds_a_row)
    assert size * seconds_a_row <= AIM <= LONGEST / 2
