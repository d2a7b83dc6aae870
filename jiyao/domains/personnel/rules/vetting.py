"""Reasons not to open or conclude a vetting (PER-02)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import PersonFile, Vetting


@rule("PER-02")
def no_vetting_is_open(file: "PersonFile", post: Post) -> Refusal | None:
    if not post.vettings.filter(person=file.person_id, outcome="open").exists():
        return None
    return Refusal(
        _("%(who)s 任%(post)s的审查正在进行") % {"who": file, "post": post},
        _("请从人员档案的“上岗审查”打开这项审查，先作出结论"),
    )


@rule("PER-02")
def vetting_is_open(vetting: "Vetting") -> Refusal | None:
    if vetting.outcome == vetting.Outcome.OPEN:
        return None
    return Refusal(_("此项审查已有结论"), _("情况变化的，请重新审查"))


@rule("PER-02")
def nobody_vets_himself(vetting: "Vetting", by: Person) -> Refusal | None:
    if vetting.person_id != by.pk:
        return None
    return Refusal(_("不得给自己作审查结论"), _("请由其他经办人办理"))


@rule("PER-02")
def nobody_books_his_own(file: "PersonFile", by: Person) -> Refusal | None:
    if file.person_id != by.pk:
        return None
    return Refusal(_("不得登记自己的审查结论"), _("请由其他经办人办理"))


@rule("PER-02")
def form_is_dated_by_now(concluded_on: date, at: datetime) -> Refusal | None:
    if concluded_on <= timezone.localdate(at):
        return None
    return Refusal(_("结论日期在今天之后"), _("请核对纸上的日期"))


@rule("PER-02")
def vetting_is_concluded(vetting: "Vetting") -> Refusal | None:
    if vetting.outcome != vetting.Outcome.OPEN:
        return None
    return Refusal(_("审查还没有结论"), _("作出结论以后再报备"))


@rule("PER-02")
def vetting_is_not_filed(vetting: "Vetting") -> Refusal | None:
    if vetting.filed_on is None:
        return None
    return Refusal(_("已经报备，文号 %(number)s") % {"number": vetting.filed_number})


@rule("PER-02")
def filed_by_now(filed_on: date, at: datetime) -> Refusal | None:
    if filed_on <= timezone.localdate(at):
        return None
    return Refusal(_("报备日期在今天之后"), _("请核对报备的日期"))
