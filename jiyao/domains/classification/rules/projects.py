"""Reasons not to register a project, or not to settle its catalogue yet (CLS-18)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.rules.proposing import not_for
from jiyao.foundation.access.facts import is_cleared
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import CatalogueLine, Project, ProjectOpinion
    from jiyao.foundation.people.models import Circle, Person


@rule("CLS-18")
def project_was_approved(approved_on: date, at: datetime) -> Refusal | None:
    if approved_on <= timezone.localdate(at):
        return None
    return Refusal(_("立项日期在今天以后"), _("立项后再登记"))


@rule("CLS-18")
def other_departments_are_asked(unit: "Circle", asked: list["Person"]) -> Refusal | None:
    homeless = [person for person in asked if person.unit_id is None]
    if homeless:
        return Refusal(_("%(who)s 没有所在部门") % {"who": homeless[0]}, _("请选部门的人员"))
    if any(person.unit_id != unit.pk for person in asked):
        return None
    return Refusal(_("没有征求其他部门的意见"), _("除承担部门外，至少选一个有关部门的人员"))


@rule("CLS-12")
def unit_is_of_the_group(unit: "Circle", at: datetime) -> Refusal | None:
    internal = Level.objects.get(scheme__code="work", code="internal")
    return not_for(internal, [unit], at)


@rule("SYS-02")
def asked_may_know(asked: list["Person"], at: datetime) -> Refusal | None:
    internal = Level.objects.get(scheme__code="work", code="internal")
    others = [str(person) for person in asked if not is_cleared(person, internal, at)]
    if not others:
        return None
    return Refusal(
        _("%(who)s 没有%(level)s的涉密资格") % {"who": "、".join(others), "level": internal},
        _("请选择有资格的人员"),
    )


@rule("CLS-18")
def opinion_is_ones_own(projectopinion: "ProjectOpinion", by: "Person") -> Refusal | None:
    if projectopinion.at:
        return Refusal(_("已经提过意见"))
    if projectopinion.person_id == by.pk:
        return None
    return Refusal(
        _("意见请 %(who)s 提") % {"who": projectopinion.person}, _("请由被征求意见的人办理")
    )


@rule("CLS-18")
def catalogue_is_not_settled_yet(project: "Project") -> Refusal | None:
    if project.settled_at is None:
        return None
    return Refusal(_("目录已经修订：%(what)s") % {"what": project.get_outcome_display()})


@rule("CLS-18")
def departments_have_spoken(project: "Project") -> Refusal | None:
    silent = project.opinions.filter(at=None).select_related("person")  # type: ignore[attr-defined]
    waiting = "、".join(str(each.person) for each in silent)
    if not waiting:
        return None
    return Refusal(_("还没有提意见：%(who)s") % {"who": waiting}, _("请催办，意见收齐后再修订"))


@rule("CLS-18")
def settled_lines_hold(
    project: "Project", outcome: str, lines: list["CatalogueLine"], at: datetime
) -> Refusal | None:
    if not lines:
        return Refusal(_("没有选对应的目录条目"), _("请先在目录中增加条目，再选"))
    if any(line.until is not None and line.until <= at for line in lines):
        return Refusal(_("有的条目已经停用"), _("请选现行条目"))
    if outcome != "revised" or any(line.since >= project.registered_at for line in lines):
        return None
    return Refusal(
        _("立项登记以后没有增补这些条目"), _("请先增加或修订条目，或选“现有条目已经涵盖”")
    )
