"""Fetching a record, opening it and carrying out a procedure: who is let in, and what is noted."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document
from jiyao.domains.carriers.procedures.circulating import sign_as_read
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, note_opening, open_record
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import perform
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused, Unseen
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope


@pytest.fixture
def request_of(cast: Any) -> Any:
    def ask(key: str) -> Any:
        with writing_scope():
            facts = facts_of(cast[key], timezone.now())
        return SimpleNamespace(user=cast[key], facts=facts)

    return ask


def let_in(request: Any, row: Any, action: Action) -> bool:
    with reading_as(request.user.pk):
        try:
            found = fetch(request, type(row).objects.all(), row.public_id, action)
        except Http404:
            return False
    assert found == row
    return True


EXPECTED = {
    "reader": "knows handles reads",
    "keeper": "knows handles",
    "stranger": "",
    "security": "",
}
VERBS = {Action.KNOW: "knows", Action.HANDLE: "handles", Action.READ: "reads"}


@pytest.mark.clause("SYS-02", "SYS-06")
def test_a_record_is_fetched_by_whom_it_is_for(received: Any, request_of: Any) -> None:
    first, second = received(), received()
    for key, verbs in EXPECTED.items():
        got = [VERBS[a] for a in Action if let_in(request_of(key), second, a)]
        assert " ".join(got) == verbs, key
    assert first.pk < second.pk


@pytest.mark.clause("SYS-02")
def test_what_is_not_shown_leaves_its_reason_on_the_trail(
    received: Any, request_of: Any, new_entries: Any
) -> None:
    _first, document = received(), received()
    kind, ref = Document.kind(), document.public_id.hex
    for key, action, clause in (
        ("stranger", Action.KNOW, "SYS-02"),
        ("keeper", Action.READ, "SYS-02"),
        ("security", Action.KNOW, "SYS-06"),
    ):
        before = len(new_entries())
        assert not let_in(request_of(key), document, action)
        [entry] = new_entries()[before:]
        assert (entry["code"], entry["outcome"]) == (f"{kind}.sought", "unseen")
        assert (entry["kind"], entry["ref"], entry["clauses"]) == (kind, ref, [clause])
        assert entry["level"] == "work:1"


def test_what_does_not_exist_is_sought_in_vain(
    received: Any, request_of: Any, new_entries: Any
) -> None:
    received()
    nowhere = Document(public_id=UUID(int=0))
    assert not let_in(request_of("keeper"), nowhere, Action.KNOW)
    [entry] = new_entries(f"{Document.kind()}.sought")
    assert (entry["ref"], entry["clauses"]) == ("0" * 32, ["SYS-02"])


@pytest.mark.clause("SYS-03")
def test_an_opening_is_one_entry_and_a_refused_one_is_none(
    received: Any, request_of: Any, new_entries: Any
) -> None:
    document = received()
    request = request_of("reader")
    with reading_as(request.user.pk):
        opened = open_record(request, Document.objects.all(), document.public_id)
    assert opened == document
    [entry] = new_entries(f"{Document.kind()}.opened")
    assert (entry["ref"], entry["outcome"]) == (document.public_id.hex, "opened")
    assert (entry["level"], entry["who"]) == ("work:1", request.user.number)
    stranger = request_of("stranger")
    with reading_as(stranger.user.pk), pytest.raises(Http404):
        open_record(stranger, Document.objects.all(), document.public_id)
    assert len(new_entries(f"{Document.kind()}.opened")) == 1
    with reading_as(request.user.pk):
        entry_id = note_opening(request, document, "tests.document.printed")
    [printed] = new_entries("tests.document.printed")
    assert printed["id"] == entry_id


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_procedure_is_for_who_may_know_the_record_and_has_the_role(
    copy: Copy, cast: Any, signs: Any
) -> None:
    def tried(key: str) -> str:
        with pytest.raises(Refused) as refused:
            sign_as_read(copy, by=cast[key], proofs=signs())
        rules = [(r.rule, r.clauses) for r in refused.value.refusals]
        hidden = isinstance(refused.value, Unseen)
        assert hidden == (rules == [("access.decide", ("SYS-02",))])
        return "unseen" if hidden else rules[0][0]

    assert {key: tried(key) for key in ("stranger", "security", "audit")} == {
        "stranger": "unseen",
        "security": "unseen",
        "audit": "unseen",
    }
    assert tried("reader") not in ("unseen", "procedures.role")


@pytest.mark.clause("SYS-02", shows="refused")
def test_a_procedure_that_begins_a_record_is_for_its_role_alone(cast: Any) -> None:
    founding = PROCEDURES["people.circle.founded"]
    with writing_scope():
        units = Circle.objects.count()
    for key in ("security", "keeper", "reader"):
        with pytest.raises(Refused) as refused:
            perform(founding, None, by=cast[key], name="某处", parent=None)
        assert [r.rule for r in refused.value.refusals] == ["procedures.role"]
    with system_scope("tests.person.removed"):
        cast["system"].is_active = False
        cast["system"].save()
    with pytest.raises(Refused) as refused:
        perform(founding, None, by=cast["system"], name="某处", parent=None)
    assert [r.rule for r in refused.value.refusals] == ["procedures.role"]
    with writing_scope():
        assert Circle.objects.count() == units


@pytest.mark.clause("DOC-26")
def test_why_a_closed_matter_is_not_shown_is_told_the_trail_alone(
    received: Any, request_of: Any, new_entries: Any
) -> None:
    document = received()
    with system_scope("tests.matter.closed"):
        document.label.compartment = Compartment.objects.create(name="某专案")
        document.label.save()
    assert not let_in(request_of("reader"), document, Action.KNOW)
    [entry] = new_entries(f"{Document.kind()}.sought")
    assert entry["clauses"] == ["DOC-26"]


@pytest.mark.clause("SYS-02")
def test_a_procedure_opens_to_each_of_its_roles_and_to_no_other() -> None:
    several = 0
    for procedure in PROCEDURES.values():
        own = {role.code for role in procedure.by}
        several += len(own) > 1
        assert {code for code in ROLES if procedure.opens_to({code})} == own, procedure.code
        assert not procedure.opens_to(())
    assert several > 10
