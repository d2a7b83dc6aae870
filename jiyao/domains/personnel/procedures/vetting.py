"""Vetting: opened for a post, concluded with approval, or booked from paper (PER-02)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Category, Post, category_of
from jiyao.domains.personnel.models import PersonFile, Vetting
from jiyao.domains.personnel.rules import vetting as rules
from jiyao.domains.personnel.settings import CORE_REVIEWED, GENERAL_REVIEWED, IMPORTANT_REVIEWED
from jiyao.foundation.access.roles import HEAD, LEADER, PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure

REVIEWED = {
    Category.CORE: CORE_REVIEWED,
    Category.IMPORTANT: IMPORTANT_REVIEWED,
    Category.GENERAL: GENERAL_REVIEWED,
    Category.NONE: GENERAL_REVIEWED,
}


@procedure(
    "personnel.vetting.opened",
    _("发起审查"),
    by=PERSONNEL,
    cites=("PER-02",),
    rules=(rules.no_vetting_is_open,),
)
def open_vetting(file: PersonFile, *, post: Post, by: Person, at: datetime) -> Vetting:
    """Begin to vet somebody for a post, for the highest level it handles now."""
    return Vetting.objects.create(
        person=file.person, post=post, weight=post.weight_at(at), since=at, set_by=by
    )


@procedure(
    "personnel.vetting.concluded",
    _("作出审查结论"),
    by=PERSONNEL,
    cites=("PER-02",),
    rules=(rules.vetting_is_open, rules.nobody_vets_himself),
    approval=Approval(by=(LEADER, HEAD), fields=("outcome", "opinion")),
)
def conclude(vetting: Vetting, *, outcome: str, opinion: str, by: Person, at: datetime) -> Vetting:
    """Conclude a vetting, with approval. outcome: passed or failed, of Vetting.Outcome."""
    vetting.outcome = outcome
    vetting.opinion = opinion
    vetting.concluded_at = at
    passed = outcome == Vetting.Outcome.PASSED
    vetting.until = _reviewed_by(vetting.weight, timezone.localdate(at), at) if passed else at
    vetting.save()
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
    months = REVIEWED[category_of(weight)].at(at)
    return start_of(months_after(concluded_on, months))
