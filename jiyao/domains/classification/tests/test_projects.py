"""A new project asks for the catalogue to be revised and departments to be heard (CLS-18)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from conftest import PIN
from jiyao.domains.classification.models import Item, Project, ProjectOpinion
from jiyao.domains.classification.procedures.projects import (
    SETTLE,
    SPEAK,
    register_project,
    settle_catalogue,
    speak,
)
from jiyao.domains.classification.settings import PROJECT_DAYS
from jiyao.domains.classification.tests.conftest import today
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.clearing import bar

LATE = "/registers/classification.project/?show=late"
WITHOUT = "/registers/classification.item/?show=uncatalogued"


@pytest.fixture
def project(cast: Any, unit: Circle) -> Callable[..., Project]:
    """Have the secrecy office register a project and ask the reader and the stranger."""

    def begin(**changes: Any) -> Project:
        fields = {
            "name": "晨星",
            "unit": unit,
            "approved_on": today(),
            "reference": "青科〔2026〕12号",
            "asked": [cast["reader"], cast["stranger"]],
        }
        return register_project(**(fields | changes), by=cast["secrecy_office"])

    return begin


def opinions_of(project: Project) -> list[ProjectOpinion]:
    rows = ProjectOpinion.objects.using("act").filter(project=project)
    return list(rows.select_related("person").order_by("pk"))


def all_speak(project: Project) -> None:
    for each in opinions_of(project):
        speak(each, said="enough", words="", by=each.person)


@pytest.mark.clause("CLS-18")
@pytest.mark.clause("CLS-18", shows="shown")
def test_registered_it_asks_for_opinions_and_for_the_catalogue(
    project: Any, line: Any, cast: Any, signs: Any, client_of: Any, new_entries: Any
) -> None:
    made = project()
    assert "为新立项目修订事项目录" in client_of("secrecy_office").get("/duties/").content.decode()
    assert "事项目录提意见" in client_of("stranger").get("/duties/").content.decode()
    office = {"by": cast["secrecy_office"], "proofs": signs()}
    with pytest.raises(Refused, match="还没有提意见：李思远、何远"):
        settle_catalogue(made, outcome="covered", lines=[line], **office)
    reader, stranger = opinions_of(made)
    speak(reader, said="enough", words="", by=cast["reader"])
    speak(stranger, said="more", words="样机类", by=cast["stranger"])
    settle_catalogue(made, outcome="covered", lines=[line], **office)
    outcomes = [e["outcome"] for e in new_entries("classification.project.settled")]
    assert outcomes == ["refused", "done"]
    page = client_of("secrecy_office").get(made.get_absolute_url()).content.decode()
    for words in ("晨星", "样机类", "建议增补条目", "专项行动方案（机密★10年）", "2/2"):
        assert words in page
    sheet = client_of("secrecy_office").get(f"/papers/classification.project/{made.public_id}/")
    for words in ("晨星", "样机类", "后勤处", "专项行动方案"):
        assert words in words_of(sheet.content)
    assert "专项行动方案" not in client_of("stranger").get(made.get_absolute_url()).content.decode()
    listed = client_of("secrecy_office").get("/registers/classification.project/?show=settled")
    assert made.number in listed.content.decode()


@pytest.mark.clause("CLS-18", shows="hidden")
def test_who_is_not_asked_and_not_of_its_department_does_not_see_it(
    project: Any, cast: Any, client_of: Any
) -> None:
    made = project(asked=[cast["reader"], cast["office_head"]])
    assert client_of("stranger").get(made.get_absolute_url()).status_code == 404
    listed = client_of("stranger").get("/registers/classification.project/")
    assert "晨星" not in listed.content.decode()
    for each in opinions_of(made):
        assert client_of("stranger").get(each.get_absolute_url()).status_code == 404


@pytest.mark.clause("CLS-18", shows="in-time")
@pytest.mark.clause("CLS-18", shows="overdue")
@pytest.mark.parametrize("days", [15, 5])
def test_the_catalogue_is_due_in_so_many_working_days(
    days: int, project: Any, line: Any, cast: Any, signs: Any, client_of: Any,
    behind_the_doors: Any,
) -> None:  # fmt: skip
    choose(PROJECT_DAYS, days)
    with time_machine.travel("2030-11-25 02:00Z", tick=True):
        made = project()
        assert made.number not in client_of("secrecy_office").get(LATE).content.decode()
    due = {15: date(2030, 12, 16), 5: date(2030, 12, 2)}[days]
    with behind_the_doors():
        owed = Duty.objects.pending().filter(kind_code__in=(SETTLE, SPEAK))
        assert {timezone.localdate(duty.due_at) for duty in owed} == {due}
        assert not any(duty.is_overdue(made.registered_at) for duty in owed)
    with time_machine.travel(made.due_at + timedelta(minutes=1), tick=True):
        assert made.number in client_of("secrecy_office").get(LATE).content.decode()
        with behind_the_doors():
            late = Duty.objects.overdue(timezone.now()).filter(kind_code=SETTLE)
            assert late.get().owner == cast["secrecy_office"]
        all_speak(made)
        office = {"by": cast["secrecy_office"], "proofs": signs()}
        settle_catalogue(made, outcome="covered", lines=[line], **office)
        assert made.number not in client_of("secrecy_office").get(LATE).content.decode()
        with behind_the_doors():
            assert not Duty.objects.pending().filter(kind_code__in=(SETTLE, SPEAK)).exists()


@pytest.mark.clause("CLS-18")
def test_what_is_drafted_under_it_without_a_line_is_listed(
    project: Any, proposed: Any, client_of: Any
) -> None:
    made = project()
    with_line = proposed(project=made)
    without = proposed(project=made, line=None, deviation="目录尚未修订")
    elsewhere = proposed(line=None, deviation="目录没有")
    listed = client_of("secrecy_office").get(WITHOUT).content.decode()
    shown = [each.get_absolute_url() in listed for each in (with_line, without, elsewhere)]
    assert shown == [False, True, False]
    page = client_of("secrecy_office").get(made.get_absolute_url()).content.decode()
    _head, _heading, tail = page.partition("项目下没有对应目录条目的拟定")
    listed_first, _heading, after = tail.partition("项目下的定密事项")
    assert without.get_absolute_url() in listed_first
    assert with_line.get_absolute_url() in after
    assert made.name in client_of("reader").get(without.get_absolute_url()).content.decode()


def test_it_is_not_settled_without_lines_that_hold(
    project: Any, line: Any, cast: Any, signs: Any
) -> None:
    made = project()
    all_speak(made)
    office = {"by": cast["secrecy_office"], "proofs": signs()}
    with pytest.raises(Refused, match="没有选对应的目录条目"):
        settle_catalogue(made, outcome="covered", lines=[], **office)
    with pytest.raises(Refused, match="没有增补这些条目"):
        settle_catalogue(made, outcome="revised", lines=[line], **office)
    with pytest.raises(Refused, match="不办理此事项"):
        settle_catalogue(made, outcome="covered", lines=[line], by=cast["keeper"], proofs=signs())
    settle_catalogue(made, outcome="covered", lines=[line], **office)
    with pytest.raises(Refused, match="目录已经修订"):
        settle_catalogue(made, outcome="covered", lines=[line], **office)


def test_an_opinion_is_given_once_by_who_was_asked(project: Any, cast: Any) -> None:
    first, _second = opinions_of(project())
    with pytest.raises(Refused, match="意见请 李思远 提"):
        speak(first, said="enough", words="", by=cast["secrecy_office"])
    speak(first, said="enough", words="", by=cast["reader"])
    with pytest.raises(Refused, match="已经提过意见"):
        speak(first, said="more", words="", by=cast["reader"])


@pytest.mark.clause("SYS-02")
def test_who_was_asked_and_is_barred_since_reads_no_more_of_the_project(
    project: Any, cast: Any, client_of: Any
) -> None:
    made = project()
    [asked] = [each for each in opinions_of(made) if each.person == cast["reader"]]
    address = asked.get_absolute_url()
    assert made.name in client_of("reader").get(address).content.decode()
    bar(cast["reader"])
    page = client_of("reader").get(address).content.decode()
    assert [word for word in (made.name, made.number, made.reference) if word in page] == []


def test_it_is_registered_once_approved_with_another_department_asked(
    project: Any, cast: Any, unit: Circle
) -> None:
    with pytest.raises(Refused, match="立项日期在今天以后"):
        project(approved_on=today() + timedelta(days=1))
    with pytest.raises(Refused, match="没有征求其他部门的意见"):
        project(asked=[cast["reader"]])
    with pytest.raises(Refused, match="不办理此事项"):
        register_project(
            name="晨星", unit=unit, approved_on=today(), reference="1号",
            asked=[cast["stranger"]], by=cast["reader"],
        )  # fmt: skip


def test_the_forms_register_speak_and_settle(
    cast: Any, unit: Circle, line: Any, client_of: Any
) -> None:
    fields = {"name": "晨星", "unit": unit.pk, "approved_on": today(), "reference": "12号"}
    address = "/act/classification.project.registered/"
    asked = {"asked": [cast["stranger"].pk]}
    office = client_of("secrecy_office")
    assert office.post(address, {**fields, **asked}).status_code == 302
    made = Project.objects.using("act").get()
    [opinion] = opinions_of(made)
    page = client_of("stranger").get(opinion.get_absolute_url()).content.decode()
    assert "晨星" in page
    said = f"/act/classification.opinion.given/{opinion.public_id}/"
    assert client_of("stranger").post(said, {"said": "enough"}).status_code == 302
    settled = f"/act/classification.project.settled/{made.public_id}/"
    values = {"outcome": "covered", "lines": [line.pk], "by_pin": PIN}
    assert office.post(settled, values).status_code == 302
    chosen = client_of("reader").get("/act/classification.item.proposed/").content.decode()
    assert str(made) in chosen
    assert not Item.objects.using("act").exists()
