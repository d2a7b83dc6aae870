"""The yearly review and appraisal, held by personnel and the secrecy office together (PER-05)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Bar, PostHolding, Review
from jiyao.domains.personnel.procedures.posting import REMOVE
from jiyao.domains.personnel.procedures.years import end_of_month
from jiyao.domains.personnel.rules import reviewing as rules
from jiyao.domains.personnel.settings import REVIEWED_BY_MONTH
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, Role
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

JUDGE = duty_kind(
    "personnel.review", _("作出年度审查考核结果"), act="personnel.review.judged", cites=("PER-05",)
)
CONFIRM = duty_kind(
    "personnel.review_confirm",
    _("确认年度审查考核结果"),
    act="personnel.review.confirmed",
    cites=("PER-05",),
)


@dataclass(frozen=True)
class Reviewed:
    """Who is to be reviewed for which year, and the classified posts that he holds."""

    holdings: list[PostHolding]
    year: int


@procedure(
    "personnel.review.judged",
    _("提出结果"),
    by=PERSONNEL,
    cites=("PER-05", "PER-11"),
    rules=(rules.review_is_open, rules.nobody_judges_himself),
)
def judge(review: Review, *, verdict: str, findings: str, by: Person, at: datetime) -> Review:
    """Say whether a person is fit, or has done his duty. verdict: of Review.Verdict."""
    review.verdict = verdict
    review.findings = findings
    review.judged_by = by
    review.judged_at = at
    review.save()
    close_duties(JUDGE, review, at)
    close_duties(CONFIRM, review, at)
    _ask(CONFIRM, SECRECY_OFFICE, review, at)
    return review


@procedure(
    "personnel.review.confirmed",
    _("确认结果"),
    by=SECRECY_OFFICE,
    cites=("PER-05", "PER-11"),
    rules=(
        rules.review_is_open,
        rules.review_is_judged,
        rules.nobody_judges_himself,
        rules.another_confirms,
    ),
)
def confirm(review: Review, *, by: Person, at: datetime) -> Review:
    """Confirm a result; who is unfit loses clearance at once and is to be removed."""
    review.closed_by = by
    review.closed_at = at
    review.save()
    close_duties(CONFIRM, review, at)
    if review.verdict == Review.Verdict.UNFIT:
        _remove(review, by, at)
    return review


def to_review(at: datetime) -> Iterator[Reviewed]:
    """Yield who holds a classified post since before this year and was not reviewed for it."""
    year = timezone.localdate(at).year
    rows = PostHolding.objects.holding_at(at).filter(since__lt=start_of(date(year, 1, 1)))
    known = set(Review.objects.filter(year=year).values_list("person", flat=True))
    found: dict[int, list[PostHolding]] = {}
    for row in rows.exclude(person__in=known).select_related("person", "post__circle__parent"):
        if row.post.weight_at(at) > DEFAULT_WEIGHT:
            found.setdefault(row.person_id, []).append(row)
    for _person, holdings in sorted(found.items()):
        yield Reviewed(holdings, year)


def open_reviews(found: Reviewed, at: datetime) -> None:
    """Open the review and the appraisal of one person, inside an act."""
    due = end_of_month(found.year, REVIEWED_BY_MONTH.at(at))
    posts = "、".join(str(row.post) for row in found.holdings)[:200]
    for kind in Review.Kind:
        review = Review.objects.create(
            person=found.holdings[0].person,
            kind_of=kind,
            year=found.year,
            posts=posts,
            due_at=due,
        )
        _ask(JUDGE, PERSONNEL, review, at)


def _ask(kind: str, role: Role, review: Review, at: datetime) -> None:
    for person in holders_of(role.code, at):
        if person.pk != review.person_id:
            open_duty(kind, review, person, at, review.due_at)


def _remove(review: Review, by: Person, at: datetime) -> None:
    Bar.objects.create(
        person=review.person,
        kind_of=Bar.Kind.UNFIT,
        reason=f"{review.year} {review.get_kind_of_display()}：{review.get_verdict_display()}",
        since=at,
        set_by=by,
    )
    held = PostHolding.objects.holding_at(at).filter(person=review.person)
    for holding in held.select_related("post__circle__parent", "person"):
        for person in holders_of(PERSONNEL.code, at):
            open_duty(REMOVE, holding, person, at, None)
