"""Who answers for what: the chain of any past day, and the gaps on one page (ORG-01, ORG-23)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.boards.gaps import gaps_to_fill
from jiyao.domains.organisation.models import Charge
from jiyao.domains.organisation.procedures.charging import assign_things, end_charge, give_charge
from jiyao.domains.organisation.procedures.committee import found_body
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope

CHAIN, GAPS = "/organisation/chain/", "/organisation/gaps/"


@pytest.fixture
def named(cast: Any) -> Any:
    """Name somebody for a tier."""

    def name(tier: str, key: str, unit: str = "") -> Charge:
        circle = Circle.objects.get(name=unit) if unit else None
        fields = {"tier": tier, "unit": circle, "person": cast[key], "basis": "分工 1 号"}
        made: Charge = give_charge(**fields, by=cast["secrecy_office"])
        return made

    return name


def text(client: Any, address: str) -> str:
    return str(client.get(address).content.decode())


def gaps_counted(cast: Any, behind: Any) -> int:
    with behind():
        person, now = cast["secrecy_office"], timezone.now()
        return gaps_to_fill(Look(person, facts_of(person, now), now))


@pytest.mark.clause("ORG-23", shows="shown")
def test_the_chain_of_a_past_day_stays_when_people_move(
    named: Any, cast: Any, client_of: Any
) -> None:
    named("first", "leader")
    named("unit", "classifier", "业务一处")
    before = timezone.localdate()
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        named("unit", "reader", "业务一处")
        client = client_of("leader")
        unit = Circle.objects.get(name="业务一处").pk
        now = text(client, CHAIN)
        then = text(client, f"{CHAIN}?on={before}&unit={unit}")
        printed = words_of(client.get(f"{CHAIN}print/?on={before}&unit={unit}").content)
    assert "李思远" in now
    assert "吴定山" not in now
    assert "后勤处" in now
    for words in ("王立言", "吴定山", "未明确"):
        assert words in then
        assert words in printed
    assert "李思远" not in then
    assert "李思远" not in printed


@pytest.mark.clause("ORG-01", "ORG-23", shows="hidden")
@pytest.mark.parametrize("address", [CHAIN, GAPS, f"{CHAIN}print/", f"{GAPS}print/"])
def test_chain_and_gaps_are_closed_to_a_stranger(named: Any, client_of: Any, address: str) -> None:
    named("first", "leader")
    response = client_of("stranger").get(address)
    assert response.status_code == 403
    assert "王立言" not in response.content.decode()


@pytest.mark.clause("ORG-01", "ORG-25", shows="shown")
def test_every_unit_register_place_and_seat_without_somebody_is_a_gap_and_counted(
    named: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    by = cast["secrecy_office"]
    fields = {"kind": "committee", "name": "示例委员会", "scope": "统筹", "basis": "文1"}
    found_body(**fields, answers_to=None, by=by)
    client = client_of("secrecy_office")
    page = text(client, GAPS)
    for words in (
        "示例委员会 主任",
        "第一责任人",
        "业务一处 部门保密责任人",
        "台账 载体",
        "处所 机要室",
    ):
        assert words in page
    before = gaps_counted(cast, behind_the_doors)
    assert f"共 {before} 项" in page
    assert f">{before}<" in text(client, "/").replace("\n", "").replace(" ", "")
    named("first", "leader")
    assign_things(person=cast["keeper"], things=["register:carriers.copy"], basis="分工2", by=by)
    assert gaps_counted(cast, behind_the_doors) == before - 1
    assert "示例委员会主任" in words_of(client.get(f"{GAPS}print/").content)


@pytest.mark.clause("ORG-01", shows="shown")
def test_registers_stand_last_with_a_count_of_their_own_and_are_assigned_at_once(
    cast: Any, client_of: Any
) -> None:
    client = client_of("secrecy_office")
    before = client.get(GAPS).context
    assert before["found"][-1][0].code == "organisation.registers"
    assert before["apart"] == len(before["found"][-1][1])
    assert before["total"] == sum(len(gaps) for _source, gaps in before["found"][:-1])
    things = ["register:carriers.copy", "register:carriers.document"]
    assign_things(person=cast["keeper"], things=things, basis="分工2", by=cast["secrecy_office"])
    page = client.get(GAPS)
    assert (page.context["total"], page.context["apart"]) == (before["total"], before["apart"] - 2)
    assert f"另有 {before['apart'] - 2} 本台账列在最后" in page.content.decode()


@pytest.mark.clause("ORG-01", shows="shown")
def test_somebody_who_has_left_leaves_a_gap(
    named: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    named("first", "stranger")
    before = gaps_counted(cast, behind_the_doors)
    with system_scope("tests.person.left"):
        gone = Person.objects.get(pk=cast["stranger"].pk)
        gone.is_active = False
        gone.save()
    assert "何远已离开" in text(client_of("secrecy_office"), GAPS)
    assert gaps_counted(cast, behind_the_doors) > before


def test_the_page_of_gaps_asks_a_bounded_number_of_questions(
    named: Any, cast: Any, behind_the_doors: Any
) -> None:
    from django.db import connections

    from jiyao.foundation.trail.recording import act_alias

    named("first", "leader")
    with behind_the_doors(), CaptureQueriesContext(connections[act_alias()]) as asked:
        person, now = cast["secrecy_office"], timezone.now()
        facts = facts_of(person, now)
        start = len(asked)
        gaps_to_fill(Look(person, facts, now))
    assert len(asked) - start <= 12


@pytest.mark.parametrize(("tier", "unit"), [("first", "业务一处"), ("unit", "")])
def test_a_tier_is_of_the_whole_or_of_a_unit(named: Any, tier: str, unit: str) -> None:
    with pytest.raises(Refused, match="部门"):
        named(tier, "leader", unit)


def test_a_charge_ends_once(named: Any, cast: Any, new_entries: Any) -> None:
    charge = named("office", "secrecy_office")
    end_charge(charge, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经解除"):
        end_charge(charge, by=cast["secrecy_office"])
    outcomes = [each["outcome"] for each in new_entries("organisation.charge.ended")]
    assert outcomes == ["done", "refused"]


def test_only_the_secrecy_office_names_who_answers(named: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="角色不办理"):
        end_charge(named("first", "leader"), by=cast["personnel"])


def test_charges_have_their_page(named: Any, client_of: Any) -> None:
    charge = named("unit", "reader", "业务一处")
    page = text(client_of("leader"), charge.get_absolute_url())
    assert "李思远" in page
    listed = text(client_of("leader"), reverse("register", args=["organisation.charge"]))
    assert "部门保密责任人" in listed
