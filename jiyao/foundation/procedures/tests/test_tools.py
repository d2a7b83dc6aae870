"""A button stands only where a role of the person opens the procedure."""

from uuid import UUID

from django.utils import timezone

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.tools import tool


def facts(*roles: str) -> PersonFacts:
    return PersonFacts(1, timezone.now(), roles=frozenset(roles))


def test_a_button_leads_to_the_procedure_of_the_record() -> None:
    button = tool("approvals.permit.granted", facts("staff"), UUID(int=0))
    assert button is not None
    assert (str(button.title), button.url.count("/act/approvals.permit.granted/")) == ("批准", 1)


def test_who_has_no_role_for_it_gets_no_button_nor_does_an_unknown_code() -> None:
    assert tool("duties.day.set", facts("office_head")) is not None
    assert tool("duties.day.set", facts("keeper")) is None
    assert tool("nothing.at.all", facts("keeper")) is None


def test_another_answer_is_one_to_the_same_record() -> None:
    pairs = [(p, PROCEDURES[code]) for p in PROCEDURES.values() for code in p.instead]
    assert pairs
    assert [p.code for p, other in pairs if p.model is not other.model] == []
