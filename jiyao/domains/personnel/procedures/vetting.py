"""Vetting: opened for a post, concluded with approval, or booked from paper (PER-02)."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Category, Post, category_of
from jiyao.domains.organisation.procedures.pledging import ask_for_entry_pledge
from jiyao.domains.personnel.models import Bar, PersonFile, Vetting
from jiyao.domains.personnel.procedures.opinions import CONCLUDE, TOLD
from jiyao.domains.personnel.procedures.particulars import begin_form
from jiyao.domains.personnel.rules import conditions, opinions
from jiyao.domains.personnel.rules import vetting as rules
from jiyao.domains.personnel.settings import CORE_REVIEWED, GENERAL_REVIEWED, IMPORTANT_REVIEWED
from jiyao.foundation.access.roles import HEAD, LEADER, PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of

FILE = duty_kind("personnel.file_outcome", _("审查结果报上级备案"), act="personnel.vetting.filed")


@procedure(
    "personnel.vetting.opened",
    _("发起审查"),
    by=PERSONNEL,
    cites=("PER-02",),
    rules=(rules.no_vetting_is_open,),
)
def open_vetting(file: PersonFile, *, post: Post, by: Person, at: datetime) -> Vetting:
    """Begin to vet somebody for a post, for the highest level it handles now.

    The person is asked to fill in the form, and to sign the pledge where the post asks for it.
    """
    vetting = Vetting.objects.create(
        person=file.person, post=post, weight=post.weight_at(at), since=at, set_by=by
    )
    begin_form(vetting, at)
    if post.levels_at(at):
        ask_for_entry_pledge(file.person, at)
    return vetting


def _told(vetting: Vetting, fields: dict[str, Any], at: datetime) -> list[str]:
    told = [f"{each.get_stage_display()}：{each.said}" for each in vetting.opinions]
    category = _("%(who)s 拟任%(post)s，%(category)s") % {
        "who": vetting.person,
        "post": vetting.post,
        "category": vetting.category.label,
    }
    return [str(category), *told]


@procedure(
    "personnel.vetting.concluded",
    _("作出审查结论"),
    by=PERSONNEL,
    cites=("PER-02",),
    rules=(
        rules.vetting_is_open,
        rules.nobody_vets_himself,
        opinions.opinions_are_given,
        opinions.nobody_objects_to_passing,
        conditions.all_conditions_are_checked,
        conditions.no_condition_is_unmet,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("outcome", "opinion"), effect=_told, told=TOLD),
)
def conclude(vetting: Vetting, *, outcome: str, opinion: str, by: Person, at: datetime) -> Vetting:
    """Conclude a vetting, with approval. outcome: passed or failed, of Vetting.Outcome."""
    vetting.outcome = outcome
    vetting.opinion = opinion
    vetting.concluded_at = at
    vetting.approved_by = approver_of("personnel.vetting.concluded", vetting)
    passed = outcome == Vetting.Outcome.PASSED
    vetting.until = _reviewed_by(vetting.weight, timezone.localdate(at), at) if passed else at
    vetting.save()
    open_duty(FILE, vetting, by, at, None)
    close_duties(CONCLUDE, vetting, at)
    if passed:
        for bar in Bar.objects.holding_at(at).filter(person=vetting.person, kind_of=Bar.Kind.UNFIT):
            bar.end(at)
    return vetting


@procedure(
    "personnel.vetting.filed",
    _("登记报备"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-02",),
    rules=(rules.vetting_is_concluded, rules.vetting_is_not_filed, rules.filed_by_now),
)
def file_outcome(
    vetting: Vetting, *, filed_on: date, filed_number: str, by: Person, at: datetime
) -> Vetting:
    """Note when, and under which number, the outcome was filed with the superior office."""
    vetting.filed_on = filed_on
    vetting.filed_number = filed_number
    vetting.save()
    close_duties(FILE, vetting, at)
    return vetting


@procedure(
    "personnel.vetting.booked",
    _("登记已有审查"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-02",),
    rules=(rules.nobody_books_his_own, rules.form_is_dated_by_now),
    exceptional=True,
)
def book_vetting(
    file: PersonFile,
    *,
    post: Post,
    concluded_on: date,
    paper: str,
    by: Person,
    at: datetime,
) -> Vetting:
    """Book a vetting passed on paper before. paper: the number of the approved form."""
    weight = post.weight_at(at)
    return Vetting.objects.create(
        person=file.person,
        post=post,
        weight=weight,
        outcome=Vetting.Outcome.PASSED,
        paper=paper,
        since=start_of(concluded_on),
        concluded_at=start_of(concluded_on),
        until=_reviewed_by(weight, concluded_on, at),
        set_by=by,
    )


def _reviewed_by(weight: int, concluded_on: date, at: datetime) -> datetime:
    return start_of(months_after(concluded_on, _months(category_of(weight), at)))


def _months(category: Category, at: datetime) -> int:
    if category is Category.CORE:
        return int(CORE_REVIEWED.at(at))
    if category is Category.IMPORTANT:
        return int(IMPORTANT_REVIEWED.at(at))
    return int(GENERAL_REVIEWED.at(at))
