"""What is declared stands on the boards of its roles, once."""

from dataclasses import replace

import pytest
from django.utils import timezone

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.roles import KEEPER, STAFF
from jiyao.foundation.boards.declarations import FIGURES, WORKLISTS, Figure, Look, figure
from jiyao.foundation.people.holdings import HOLDINGS, holding
from jiyao.foundation.procedures.declarations import PROCEDURES


def look(*roles: str) -> Look:
    now = timezone.now()
    return Look(None, PersonFacts(1, now, roles=frozenset(roles)), now)


def test_what_is_for_staff_is_for_who_has_no_other_role() -> None:
    assert look("staff").opens((STAFF,))
    assert not look("staff", "keeper").opens((STAFF,))
    assert look("staff", "keeper").opens((KEEPER,))
    assert not look("staff").opens((KEEPER,))


def test_a_code_is_used_once() -> None:
    taken = next(iter(FIGURES))
    with pytest.raises(ValueError, match=taken):
        figure(Figure(taken, "", lambda look: 0, (STAFF,), 1))


def test_a_kind_of_thing_that_people_hold_is_declared_once() -> None:
    taken = next(iter(HOLDINGS.values()))
    with pytest.raises(ValueError, match=taken.code):
        holding(replace(taken))


def test_every_offer_names_a_procedure() -> None:
    declared = [*WORKLISTS.values(), *HOLDINGS.values()]
    assert {offer.code for each in declared for offer in each.offers} <= set(PROCEDURES)
