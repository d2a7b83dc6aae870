"""Every kind of tampering at hundreds of places, and trails that nobody touched."""

import random

from jiyao.foundation.trail.tests.conftest import house  # noqa: F401 - a fixture
from jiyao.foundation.trail.tests.house import House
from jiyao.foundation.trail.tests.tampering import KINDS
from jiyao.foundation.trail.tests.test_verifier import (
    COUNT,
    faults,
    not_found,
    places,
    signed_house,  # noqa: F401 - a fixture
)
from proof.conftest import Tell
from proof.counts import PLACES, UNTOUCHED

CHANCE = random.Random(6962)  # noqa: S311 - places, not secrets


def test_every_kind_of_tampering_is_found_at_its_first_number(
    signed_house: House,  # noqa: F811 - the fixture above
    figure: Tell,
) -> None:
    where = places(PLACES)
    assert not_found(signed_house, where) == []
    figure(3, f"kinds of tampering, each at {len(where)} places of {COUNT} entries", len(KINDS))
    figure(3, "changed trails, all found at their first bad number", len(KINDS) * len(where))


def test_no_untouched_trail_is_blamed(house: House, figure: Tell) -> None:  # noqa: F811
    for _trail in range(UNTOUCHED):
        house.write(CHANCE.randint(1, 3))
        if CHANCE.random() < 0.2:
            house.sign()
        assert faults(house, house.copy()) == []
    figure(3, "untouched trails of different lengths, none blamed", UNTOUCHED)
