"""Reasons not to let an examination begin, or not to take an answer sheet (EDU-04)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.settings import AFTER_TRAINING, EXAM_QUESTIONS, RETAKE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.training.models import Attempt, Requirement


@rule("EDU-04")
def one_sits_oneself(requirement: "Requirement", by: Person) -> Refusal | None:
    if requirement.person_id == by.pk:
        return None
    return Refusal(_("考试须由本人参加"), _("请 %(who)s 本人登录") % {"who": requirement.person})


@rule("EDU-04")
def course_is_examined(requirement: "Requirement") -> Refusal | None:
    if requirement.course.is_examined:
        return None
    return Refusal(_("这门课不考试"), _("参加学习后由保密办登记"))


@rule("EDU-04")
def requirement_is_open(requirement: "Requirement") -> Refusal | None:
    if requirement.is_open:
        return None
    return Refusal(_("这门课已完成或已取消"), _("到期前会再次要求"))


@rule("EDU-04")
def no_examination_is_under_way(by: Person) -> Refusal | None:
    person: Any = by
    if not person.training_attempts.open().exists():
        return None
    return Refusal(_("您有一场考试没有交卷"), _("请先回到那场考试交卷；到时系统自动收卷"))


@rule("EDU-04")
def bank_is_large_enough(requirement: "Requirement", at: datetime) -> Refusal | None:
    held = requirement.course.questions.holding_at(at).count()
    asked = EXAM_QUESTIONS.at(at)
    if held >= asked:
        return None
    return Refusal(
        _("题库只有 %(held)d 题，一次考试要抽 %(asked)d 题") % {"held": held, "asked": asked},
        _("请保密办补充题库"),
    )


@rule("EDU-04")
def one_learns_before_a_retake(requirement: "Requirement", at: datetime) -> Refusal | None:
    failed = requirement.attempts.order_by("-begun_at").first()
    if failed is None or RETAKE.at(at) != AFTER_TRAINING:
        return None
    later = requirement.course.records.counted().filter(
        person=requirement.person_id,
        day__gte=timezone.localdate(failed.closed_at or at),
        booked_at__gt=failed.closed_at or at,
    )
    if later.exists():
        return None
    return Refusal(
        _("上次考试不合格，补训后才能重考"), _("请参加补训，由保密办登记这门课的培训记录")
    )


@rule("EDU-04")
def sheet_is_ones_own(attempt: "Attempt", by: Person) -> Refusal | None:
    if attempt.person_id == by.pk:
        return None
    return Refusal(_("只有考生本人能答题交卷"))


@rule("EDU-04")
def sheet_is_not_handed_in(attempt: "Attempt") -> Refusal | None:
    if attempt.closed_at is None:
        return None
    return Refusal(_("这场考试已经交卷"), _("请在考试记录里看成绩"))


@rule("EDU-04")
def time_is_not_over(attempt: "Attempt", at: datetime) -> Refusal | None:
    if at <= attempt.ends_at:
        return None
    return Refusal(
        _("考试时间已到，答卷没有收下"), _("系统按到时以前已保存的答案判分，请稍后看成绩")
    )
