"""Reasons not to judge somebody, or not to confirm it (PER-05, PER-11)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Review


@rule("PER-05", "PER-11")
def review_is_open(review: "Review") -> Refusal | None:
    if review.closed_at is None:
        return None
    return Refusal(_("已经确认，不能再改"), _("情况变化的，由保密办“暂停接触秘密”"))


@rule("PER-05", "PER-11")
def nobody_judges_himself(review: "Review", by: Person) -> Refusal | None:
    if review.person_id != by.pk:
        return None
    return Refusal(_("不得给自己作结论"), _("请由其他经办人办理"))


@rule("PER-05", "PER-11")
def review_is_judged(review: "Review") -> Refusal | None:
    if review.judged_at is not None:
        return None
    return Refusal(_("人事部门还没有提出结果"), _("请人事部门先提出"))


@rule("PER-05", "PER-11")
def another_confirms(review: "Review", by: Person) -> Refusal | None:
    if review.judged_by_id != by.pk:
        return None
    return Refusal(_("提出和确认不得是同一人"), _("请由保密办其他人员确认"))
