"""Reasons not to ask for opinions, give one, or go on without them (PER-02, PER-06, PER-09)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Opinion, Vetting

OFFICES = {"personnel": PERSONNEL, "secrecy": SECRECY_OFFICE}


@rule("PER-02", "PER-06", "PER-09")
def opinion_is_open(opinion: "Opinion") -> Refusal | None:
    if opinion.verdict == opinion.Verdict.OPEN:
        return None
    return Refusal(_("此项意见已经签署"))


@rule("PER-02", "PER-06", "PER-09")
def opinion_is_of_the_unit(opinion: "Opinion") -> Refusal | None:
    if opinion.stage == opinion.Stage.UNIT:
        return None
    return Refusal(_("只有本部门意见可以改由他人签署"), _("其他意见由该部门任何经办人签署"))


@rule("PER-02", "PER-06", "PER-09")
def head_is_somebody_else(opinion: "Opinion", head: Person) -> Refusal | None:
    if head.pk not in (opinion.person_id, opinion.concerned_id):
        return None
    return Refusal(_("%(who)s 就是原签署人或本人") % {"who": head}, _("请另选一人"))


@rule("PER-02", "PER-06", "PER-09")
def nobody_speaks_of_himself(opinion: "Opinion", by: Person) -> Refusal | None:
    if opinion.concerned_id != by.pk:
        return None
    return Refusal(_("不得对自己签署意见"), _("请由其他经办人签署"))


@rule("PER-02", "PER-06", "PER-09")
def opinion_is_asked_of_him(opinion: "Opinion", by: Person, at: datetime) -> Refusal | None:
    office = OFFICES.get(opinion.stage)
    asked = holders_of(office.code, at) if office else [opinion.person]
    if by in asked:
        return None
    who = office or opinion.person
    return Refusal(_("此项意见由 %(who)s 签署") % {"who": who}, _("请由其签署"))


@rule("PER-02", "PER-06", "PER-09")
def earlier_opinions_are_given(opinion: "Opinion") -> Refusal | None:
    before = type(opinion).objects.about_the_same(opinion).filter(place__lt=opinion.place)
    first = before.still_open().first()
    return first and Refusal(
        _("%(stage)s尚未签署") % {"stage": first.get_stage_display()}, _("意见按次序签署，请先催办")
    )


@rule("PER-02")
def vetting_is_not_circulated(vetting: "Vetting") -> Refusal | None:
    if vetting.circulated_at is None:
        return None
    return Refusal(_("已经送签"), _("请等各部门签署意见"))


@rule("PER-02")
def head_is_another(vetting: "Vetting", head: Person) -> Refusal | None:
    return same_person(vetting, head)


@rule("PER-02")
def opinions_are_given(vetting: "Vetting") -> Refusal | None:
    return lacking(vetting)


@rule("PER-02")
def nobody_objects_to_passing(vetting: "Vetting", outcome: str) -> Refusal | None:
    return objected(vetting) if outcome == vetting.Outcome.PASSED else None


def same_person(record: Any, head: Person) -> Refusal | None:
    """Return a refusal when who is asked for the opinion of the unit is the person concerned."""
    if record.person_id != head.pk:
        return None
    return Refusal(_("本部门意见不得由本人签署"), _("请选择本部门负责人或其上级"))


def lacking(record: Any) -> Refusal | None:
    """Return a refusal while an opinion about the record has not been given."""
    stages = [opinion.get_stage_display() for opinion in record.opinions.still_open()]
    if record.circulated_at is None:
        return Refusal(_("还没有送各部门签署意见"), _("请先办理送签"))
    if not stages:
        return None
    return Refusal(_("尚缺：%(what)s") % {"what": "、".join(map(str, stages))}, _("请催办签署"))


def objected(record: Any) -> Refusal | None:
    """Return a refusal when one of the opinions is against it; nothing overrides that."""
    against = record.opinions.against().first()
    return against and Refusal(
        _("%(stage)s为不同意：%(words)s")
        % {"stage": against.get_stage_display(), "words": against.words},
        _("有不同意意见的不得批准；情况变化的，请重新申报"),
    )
