"""Processes step by step; what lacks an owner, a level or a measure is a gap (ORG-19)."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.organisation.models import Process, ProcessStep
from jiyao.domains.organisation.procedures.mapping import (
    add_step,
    amend_step,
    drop_step,
    enter_process,
    stop_process,
)
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused


@pytest.fixture
def office(cast: Any) -> Any:
    return cast["secrecy_office"]


@pytest.fixture
def process(office: Any) -> Process:
    made: Process = enter_process(name="年度预算编报", unit=None, by=office)
    return made


@pytest.fixture
def whole(level: Any) -> dict[str, Any]:
    """All that a step in order says."""
    unit = Circle.objects.get(name="业务一处")
    secret = level("state", "secret")
    fields = {"name": "汇总上报", "does": "makes", "measure": "涉密机编报，专人送"}
    return {**fields, "unit": unit, "level": secret}


def listed(client: Any, show: str) -> str:
    address = reverse("register", args=["organisation.process-step"])
    return str(client.get(f"{address}?show={show}").content.decode())


@pytest.mark.clause("ORG-19", shows="shown")
@pytest.mark.parametrize("missing", ["unit", "level", "measure"])
def test_a_step_without_owner_level_or_measure_is_a_gap_until_it_is_closed(
    missing: str, process: Process, whole: Any, office: Any, client_of: Any
) -> None:
    bare = {**whole, missing: "" if missing == "measure" else None}
    step: ProcessStep = add_step(process, place=1, **bare, by=office)
    client = client_of("leader")
    word = {"unit": "责任部门", "level": "密级", "measure": "措施"}[missing]
    assert "汇总上报" in listed(client, "gaps")
    assert f"缺：{word}" in client.get(step.get_absolute_url()).content.decode()
    gaps = reverse("paper_of_register", args=["organisation.process-step-book"])
    assert "汇总上报" in words_of(client.get(f"{gaps}?show=gaps").content)
    amend_step(step, **whole, by=office)
    assert "汇总上报" not in listed(client, "gaps")
    page = client.get(process.get_absolute_url()).content.decode()
    for words in ("汇总上报", "业务一处", "秘密"):
        assert words in page
    with pytest.raises(Refused, match="以前的写法"):
        amend_step(step, **whole, by=office)


@pytest.mark.clause("ORG-19", shows="hidden")
def test_the_register_of_processes_is_closed_to_a_stranger(
    process: Process, whole: Any, office: Any, client_of: Any
) -> None:
    step = add_step(process, place=1, **whole, by=office)
    client = client_of("stranger")
    book = reverse("paper_of_register", args=["organisation.process-step-book"])
    for address in (process.get_absolute_url(), step.get_absolute_url(), book):
        assert client.get(address).status_code == 403


def test_a_process_without_steps_is_listed_as_not_looked_into(
    process: Process, whole: Any, office: Any, client_of: Any
) -> None:
    address = reverse("register", args=["organisation.process"]) + "?show=bare"
    client = client_of("leader")
    assert process.name in client.get(address).content.decode()
    step = add_step(process, place=1, **whole, by=office)
    assert process.name not in client.get(address).content.decode()
    drop_step(step, by=office)
    assert process.name in client.get(address).content.decode()


def test_places_and_names_are_given_once_and_what_stopped_takes_no_step(
    process: Process, whole: Any, office: Any, cast: Any, behind_the_doors: Any
) -> None:
    add_step(process, place=1, **whole, by=office)
    with pytest.raises(Refused, match="第 1 个环节已有"):
        add_step(process, place=1, **whole, by=office)
    with pytest.raises(Refused, match="已有业务流程"):
        enter_process(name=process.name, unit=None, by=office)
    with pytest.raises(Refused, match="角色不办理"):
        stop_process(process, by=cast["leader"])
    stop_process(process, by=office)
    with behind_the_doors():
        assert not process.steps.filter(until=None).exists()
    with pytest.raises(Refused, match="已停止"):
        add_step(process, place=2, **whole, by=office)
