"""A new project: registered, departments heard, the catalogue revised for it (CLS-18)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import (
    CatalogueLine,
    Project,
    ProjectLine,
    ProjectOpinion,
    ProjectSeries,
    labelled_for,
    own_circles,
)
from jiyao.domains.classification.rules import projects as rules
from jiyao.domains.classification.settings import PROJECT_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import OFFICE_HEAD, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import at_closing, holders_of
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty, own_table
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

SETTLE = duty_kind(
    "classification.settle_catalogue",
    _("为新立项目修订事项目录"),
    act="classification.project.settled",
    cites=("CLS-18",),
)
SPEAK = duty_kind(
    "classification.speak",
    _("对新立项目的事项目录提意见"),
    act="classification.opinion.given",
    cites=("CLS-18",),
)


@procedure(
    "classification.project.registered",
    _("登记新立项目"),
    by=(SECRECY_OFFICE, OFFICE_HEAD),
    cites=("CLS-18",),
    rules=(
        rules.project_was_approved,
        rules.other_departments_are_asked,
        rules.unit_is_of_the_group,
        rules.asked_may_know,
    ),
)
def register_project(
    *,
    name: str,
    unit: Circle,
    approved_on: date,
    reference: str,
    asked: list[Person],
    by: Person,
    at: datetime,
) -> Project:
    """Register a project; the secrecy office owes the catalogue, the people asked an opinion.

    name: a code name; asked: for their departments.
    """
    internal = Level.objects.get(scheme__code="work", code="internal")
    days = PROJECT_DAYS.at(at)
    due = at_closing(add_working_days(timezone.localdate(at), days, own_table()))
    project = Project.objects.create(
        label=labelled_for(internal, [unit, *own_circles([by, *asked])], by, at),
        number=ProjectSeries.of(timezone.localdate(at).year).take(),
        name=name,
        unit=unit,
        approved_on=approved_on,
        reference=reference,
        registered_by=by,
        registered_at=at,
        due_at=due,
    )
    for person in asked:
        fields = {"project": project, "label_id": project.label_id, "person": person}
        open_duty(SPEAK, ProjectOpinion.objects.create(**fields), person, at, due)
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(SETTLE, project, person, at, due)
    return project


@procedure(
    "classification.opinion.given",
    _("提目录意见"),
    by=STAFF,
    cites=("CLS-18",),
    rules=(rules.opinion_is_ones_own,),
    needs=Action.KNOW,
)
def speak(
    projectopinion: ProjectOpinion, *, said: str, words: str, by: Person, at: datetime
) -> ProjectOpinion:
    """Say for one's department what the catalogue lacks. said: a value of ProjectOpinion.Said."""
    projectopinion.said, projectopinion.words, projectopinion.at = said, words, at
    projectopinion.save()
    close_duties(SPEAK, projectopinion, at)
    return projectopinion


@procedure(
    "classification.project.settled",
    _("登记目录修订结果"),
    by=SECRECY_OFFICE,
    cites=("CLS-18",),
    rules=(
        rules.catalogue_is_not_settled_yet,
        rules.departments_have_spoken,
        rules.settled_lines_hold,
    ),
    signature=BY_SELF,
)
def settle_catalogue(
    project: Project, *, outcome: str, lines: list[CatalogueLine], by: Person, at: datetime
) -> Project:
    """Say which lines of the catalogue are for a project. outcome: a value of Project.Outcome."""
    project.outcome = outcome
    project.settled_by, project.settled_at = by, at
    project.save()
    for line in lines:
        ProjectLine.objects.create(project=project, line=line, label_id=line.label_id)
    close_duties(SETTLE, project, at)
    return project
