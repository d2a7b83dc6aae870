"""Whose turn it is may know the request, in scope or not: the same on every door."""

from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from jiyao.domains.carriers.models import Content, Document
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Clearance
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.approvals.procedures.deciding import grant, send_back, withdraw
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.models import Approver, Permit, PermitStep, PermitVersion
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import the_room

PARTS = (PermitStep, PermitVersion, Approver)
NARROW = ("业务二处",)


@pytest.fixture
def out_of_scope(asks: Any) -> Permit:
    """A request about a document whose scope no leader is in."""
    return asks("state", "secret", circles=NARROW)


def who_knows(permit: Permit, cast: Any) -> set[str]:
    """Return who may know a request by `visible_to`, after checking the other doors agree."""
    found = set()
    for key, person in cast.items():
        with reading_as(person.pk):
            facts = facts_of(Person.objects.get(pk=person.pk), timezone.now())
            through = Permit.objects.visible_to(facts, Action.KNOW).filter(pk=permit.pk).exists()
            bare = Permit.objects.filter(pk=permit.pk).exists()
            parts = {
                part.objects.visible_to(facts, Action.KNOW).filter(permit=permit).exists()
                for part in PARTS
            }
        if connections["default"].vendor == "postgresql":
            assert bare == through, key
        assert parts == {through}, key
        found |= {key} if through else set()
    return found


@pytest.mark.clause("SYS-02")
def test_an_approver_outside_the_scope_knows_the_request_and_nothing_of_the_record(
    out_of_scope: Permit, cast: Any
) -> None:
    expected = {"keeper", "office_head", "secrecy_office", "junior", "leader"}
    assert who_knows(out_of_scope, cast) == expected
    with reading_as(cast["leader"].pk):
        facts = facts_of(cast["leader"], timezone.now())
        assert not Document.objects.visible_to(facts, Action.HANDLE).exists()
        assert not Content.objects.visible_to(facts, Action.READ).exists()
        assert not Permit.objects.visible_to(facts, Action.HANDLE).exists()


@pytest.mark.clause("CIR-05")
def test_a_scope_without_a_leader_can_be_widened(
    out_of_scope: Permit, cast: Any, signs: Any, stored: Any
) -> None:
    grant(out_of_scope, remark="", by=cast["leader"], proofs=signs())
    assert stored(out_of_scope).state == Permit.State.GRANTED


def test_who_decided_goes_on_knowing_and_who_was_only_asked_does_not(
    cast: Any, asks: Any, signs: Any
) -> None:
    appoint(cast["classifier"], role="leader", by=cast["security"])
    permit = asks("state", "secret", circles=NARROW)
    assert {"leader", "classifier"} <= who_knows(permit, cast)
    grant(permit, remark="", by=cast["leader"], proofs=signs())
    assert who_knows(permit, cast) & {"leader", "classifier"} == {"leader"}


@pytest.mark.parametrize("way", ["returned", "withdrawn"])
def test_after_the_turn_nobody_else_knows(
    way: str, cast: Any, asks: Any, behind_the_doors: Any
) -> None:
    appoint(cast["classifier"], role="leader", by=cast["security"])
    permit = asks("state", "secret", circles=NARROW)
    if way == "returned":
        send_back(permit, remark="?", by=cast["leader"])
    else:
        withdraw(permit, by=cast["keeper"])
    assert "classifier" not in who_knows(permit, cast)


def test_a_matter_of_no_level_is_known_to_its_approver_and_the_administrators(
    flow: Any, cast: Any
) -> None:
    from jiyao.foundation.approvals.procedures.flowing import set_flow
    from jiyao.foundation.procedures.calling import ask

    steps = [{"roles": ["leader"], "everybody": False, "least": 0, "days": 2}]
    permit = ask(
        set_flow,
        None,
        by=cast["security"],
        asked_for="x",
        code="carriers.scope.widened",
        steps=steps,
    )
    for key in ("secrecy_office", "security"):
        with reading_as(cast[key].pk):
            facts = facts_of(cast[key], timezone.now())
            assert Permit.objects.visible_to(facts, Action.KNOW).filter(pk=permit.pk).exists()
    with reading_as(cast["reader"].pk):
        facts = facts_of(cast["reader"], timezone.now())
        assert not Permit.objects.visible_to(facts, Action.KNOW).filter(pk=permit.pk).exists()


def test_the_page_says_what_the_approver_does_not_see(out_of_scope: Permit, client_of: Any) -> None:
    page = client_of("leader").get(out_of_scope.get_absolute_url()).content.decode()
    assert "您不在此件的知悉范围内" in page
    assert "关于自查的通知" not in page
    assert "协助办理" in page


def test_who_handles_it_is_told_why_the_text_is_not_shown(
    out_of_scope: Permit, client_of: Any
) -> None:
    page = client_of("keeper").get(out_of_scope.get_absolute_url()).content.decode()
    assert "您经办此件，但不在知悉范围内" in page
    assert "关于自查的通知" not in page


def test_the_page_of_an_approver_in_scope_says_nothing_of_it(asked: Permit, client_of: Any) -> None:
    page = client_of("leader").get(asked.get_absolute_url()).content.decode()
    assert "您不在此件的知悉范围内" not in page


@pytest.mark.clause("BOR-01")
def test_who_approves_sees_whether_the_borrower_is_cleared(
    copy_of: Any, cast: Any, client_of: Any
) -> None:
    wanted = {"to": cast["reader"], "purpose": "起草方案", "place": the_room(), "days": 3}
    paper = copy_of("state", "confidential")
    permit = ask(lend, paper, by=cast["keeper"], asked_for="需要", **wanted)
    page = client_of("leader").get(permit.get_absolute_url()).content.decode()
    assert "涉密等级够：" in page
    with system_scope("tests.clearance.ended"):
        for clearance in Clearance.objects.filter(person=cast["reader"]):
            clearance.until = timezone.now()
            clearance.save()
    page = client_of("leader").get(permit.get_absolute_url()).content.decode()
    assert "涉密等级不足：没有此类密级的涉密资格" in page
