"""`decide()` on every kind of person, record and action, beside the rule in plain words."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.utils import timezone

from jiyao.foundation.access.decisions import Action, PersonFacts, RecordFacts, decide
from jiyao.foundation.access.roles import (
    ADMINISTRATORS,
    HANDLERS,
    LOOKING_AFTER,
    ROLES,
    may_meet,
)

ME, OTHER, SCHEME, RANK, IN_SCOPE, MATTER = 1, 2, 10, 2, 100, 1000
NOW = timezone.now()
EACH_ROLE = [frozenset({code}) for code in ROLES]
ROLE_SETS = [frozenset[str](), *EACH_ROLE, frozenset({"keeper", "audit"})]
CLEARANCES: list[dict[int, int]] = [
    {},
    {SCHEME: RANK - 1},
    {SCHEME: RANK},
    {SCHEME: RANK + 1},
    {SCHEME + 1: RANK},
]
RECORDS = [
    RecordFacts(SCHEME, rank, frozenset({IN_SCOPE}), matter, holder)
    for rank in (0, RANK)
    for matter in (None, MATTER)
    for holder in (None, ME, OTHER)
]


def people() -> Iterator[PersonFacts]:
    circles = [frozenset[int](), frozenset({IN_SCOPE + 1}), frozenset({IN_SCOPE, IN_SCOPE + 1})]
    matters = [frozenset[int](), frozenset({MATTER + 1}), frozenset({MATTER})]
    for active, roles, cleared, mine, named in product(
        (True, False), ROLE_SETS, CLEARANCES, circles, matters
    ):
        yield PersonFacts(
            ME,
            NOW,
            active=active,
            clearances=cleared,
            circles=mine,
            compartments=named,
            roles=roles,
        )


def why_not(person: PersonFacts, action: str, record: RecordFacts) -> str:
    """The clause that stands against it, in plain words; nothing where it is allowed."""
    if not person.active:
        return "SYS-01"
    if action == "know" and record.holder == ME:
        return ""
    if person.roles & {"system", "security", "audit"}:
        return "SYS-06"
    if record.compartment == MATTER and MATTER not in person.compartments:
        return "DOC-26"
    if action != "read" and person.roles & {"keeper", "office_head", "secrecy_office"}:
        return ""
    may_read = person.clearances.get(SCHEME, -1) >= record.rank and IN_SCOPE in person.circles
    return "" if may_read else "SYS-02"


@pytest.mark.clause("SYS-02", "SYS-06", "DOC-26", "ORG-15")
def test_every_decision_is_as_told_in_plain_words() -> None:
    wrong = []
    for person, record, action in product(people(), RECORDS, Action):
        decision, clause = decide(person, action, record), why_not(person, action.value, record)
        if (decision.allowed, decision.clause) != (not clause, clause):
            wrong.append((person, record, action, decision))
    assert wrong == []


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"active": False}, "帐号已停用"),
        ({"roles": frozenset({"audit"})}, "三员不接触业务内容"),
        ({"compartments": frozenset()}, "不在专案人员名单内"),
        ({"clearances": {}}, "涉密等级不足"),
        ({"circles": frozenset()}, "不在知悉范围内"),
    ],
)
def test_a_no_says_why(changed: dict[str, Any], reason: str, action: Action) -> None:
    person: dict[str, Any] = {
        "clearances": {SCHEME: RANK},
        "circles": frozenset({IN_SCOPE}),
        "compartments": frozenset({MATTER}),
    }
    record = RecordFacts(SCHEME, RANK, frozenset({IN_SCOPE}), MATTER)
    assert decide(PersonFacts(ME, NOW, **person), action, record).reason == ""
    decision = decide(PersonFacts(ME, NOW, **{**person, **changed}), action, record)
    assert (decision.allowed, str(decision.reason)) == (False, reason)


@pytest.mark.clause("SYS-02")
def test_of_whom_nothing_is_known_nothing_is_allowed() -> None:
    nobody = PersonFacts(ME, NOW)
    record = RecordFacts(SCHEME, 0, frozenset({IN_SCOPE}))
    assert (nobody.clearances, nobody.circles, nobody.compartments) == ({}, set(), set())
    assert (nobody.roles, nobody.levels, nobody.active) == (set(), set(), True)
    assert (record.compartment, record.holder) == (None, None)
    assert not any(decide(nobody, action, record).allowed for action in Action)


@pytest.mark.clause("SYS-06", "ORG-15")
def test_which_roles_handle_and_look_after_and_administer() -> None:
    assert frozenset({"keeper", "office_head", "secrecy_office"}) == HANDLERS
    assert frozenset({"personnel", "secrecy_office"}) == LOOKING_AFTER
    assert frozenset({"system", "security", "audit"}) == ADMINISTRATORS
    assert len(ROLES) == 11
    for roles in ROLE_SETS:
        person = PersonFacts(ME, NOW, roles=roles)
        assert person.is_administrator == bool(roles & ADMINISTRATORS)
        assert person.handles == bool(roles & HANDLERS)
        assert person.looks_after_people == bool(roles & LOOKING_AFTER)
    both = PersonFacts(ME, NOW, roles=frozenset({"personnel", "audit"}))
    assert not both.looks_after_people


@pytest.mark.clause("SYS-06")
def test_an_administrator_is_staff_besides_and_nothing_else() -> None:
    for held, wanted in product(ROLES, ROLES):
        administrators = {held, wanted} & ADMINISTRATORS
        others = {held, wanted} - administrators - {"staff"}
        refused = held != "staff" and administrators and (others or held in administrators)
        if held in ADMINISTRATORS and wanted == "staff":
            refused = True
        assert may_meet(frozenset({held}), ROLES[wanted]) == (not refused), (held, wanted)
    assert may_meet(frozenset({"staff", "keeper"}), ROLES["leader"])
