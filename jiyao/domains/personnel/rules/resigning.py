"""Reasons not to let somebody resign or be transferred (PER-09)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.rules.opinions import lacking, objected
from jiyao.domains.personnel.settings import RESIGN_OPINION, SUPERIOR
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Resignation


@rule("PER-09")
def he_has_not_asked_yet(by: Person) -> Refusal | None:
    kept: Any = apps.get_model("personnel.Resignation").objects
    if not kept.filter(person=by, outcome="open").exists():
        return None
    return Refusal(_("您的上一项申请正在审批"), _("请等待结果"))


@rule("PER-09")
def another_speaks_for_the_unit(head: Person, by: Person) -> Refusal | None:
    if head.pk != by.pk:
        return None
    return Refusal(_("本部门意见不得由本人签署"), _("请选择本部门负责人或其上级"))


@rule("PER-09")
def resignation_is_open(resignation: "Resignation") -> Refusal | None:
    if resignation.outcome == resignation.Outcome.OPEN:
        return None
    return Refusal(_("此项申请已有结果：%(what)s") % {"what": resignation.get_outcome_display()})


@rule("PER-09")
def nobody_handles_his_own(resignation: "Resignation", by: Person) -> Refusal | None:
    if resignation.person_id != by.pk:
        return None
    return Refusal(_("不得办理自己的申请"), _("请由其他经办人办理"))


@rule("PER-09")
def superior_has_not_answered(resignation: "Resignation") -> Refusal | None:
    if not resignation.opinions.filter(stage="authority").exists():
        return None
    return Refusal(_("上级保密部门的意见已经登记"))


@rule("PER-09")
def offices_have_spoken_on_it(resignation: "Resignation", outcome: str) -> Refusal | None:
    return lacking(resignation) if outcome == resignation.Outcome.AGREED else None


@rule("PER-09")
def nobody_objects_to_it(resignation: "Resignation", outcome: str) -> Refusal | None:
    return objected(resignation) if outcome == resignation.Outcome.AGREED else None


@rule("PER-09")
def superior_has_answered_where_asked(
    resignation: "Resignation", outcome: str, at: datetime
) -> Refusal | None:
    if outcome != resignation.Outcome.AGREED or RESIGN_OPINION.at(at) != SUPERIOR:
        return None
    if resignation.opinions.filter(stage="authority").exists():
        return None
    return Refusal(_("还没有上级保密部门的意见"), _("请先征求上级保密部门意见，由保密办登记复函"))
