"""Risks: entered, assessed again in time, gone; the matrix that rates them (ORG-12)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Risk, RiskAssessment, RiskCell
from jiyao.domains.organisation.rules import risks as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure

ASSESSED = "organisation.risk.assessed"
REVIEW = duty_kind("organisation.risk-review", _("复评泄密风险"), act=ASSESSED, cites=("ORG-12",))
MEASURE = duty_kind(
    "organisation.risk-measure",
    _("落实风险防护措施"),
    act="duties.duty.done",
    by_hand=True,
    cites=("ORG-12",),
)


@procedure(
    "organisation.risk.entered",
    _("登记泄密风险"),
    by=SECRECY_OFFICE,
    cites=("ORG-12",),
    rules=(rules.review_comes_in_time,),
)
def enter_risk(
    *,
    asset: str,
    threat: str,
    unit: Circle | None,
    likelihood: int,
    impact: int,
    measure: str,
    owner: Person,
    review_on: date,
    by: Person,
    at: datetime,
) -> Risk:
    """Enter a risk and assess it: what is threatened by what, the measure and who carries it out.

    likelihood, impact: from 1 to 5; the rating follows from the matrix in force.
    """
    risk = Risk.objects.create(asset=asset, threat=threat, unit=unit, since=at, set_by=by)
    _assess(risk, likelihood, impact, measure, owner, review_on, by, at)
    return risk


@procedure(
    ASSESSED,
    _("复评风险"),
    by=SECRECY_OFFICE,
    cites=("ORG-12",),
    rules=(rules.risk_is_open, rules.review_comes_in_time),
)
def assess_risk(
    risk: Risk,
    *,
    likelihood: int,
    impact: int,
    measure: str,
    owner: Person,
    review_on: date,
    by: Person,
    at: datetime,
) -> Risk:
    """Assess a risk anew; the assessment before stays in its history."""
    _end_what_stands(risk, at)
    _assess(risk, likelihood, impact, measure, owner, review_on, by, at)
    return risk


@procedure(
    "organisation.risk.gone",
    _("风险消除"),
    by=SECRECY_OFFICE,
    cites=("ORG-12",),
    rules=(rules.risk_is_open,),
    exceptional=True,
)
def close_risk(risk: Risk, *, by: Person, at: datetime) -> Risk:
    """Note that a risk is gone; nothing is owed about it any more."""
    _end_what_stands(risk, at)
    risk.end(at)
    return risk


@procedure(
    "organisation.risk-matrix.set",
    _("调整风险矩阵"),
    by=SECRECY_OFFICE,
    cites=("ORG-12",),
    rules=(rules.rating_changes,),
)
def set_cell(*, likelihood: int, impact: int, rating: str, by: Person, at: datetime) -> RiskCell:
    """Let a cell of the matrix rate otherwise, for every assessment from now on."""
    place = {"likelihood": likelihood, "impact": impact}
    for cell in RiskCell.objects.holding_at(at).filter(**place):
        cell.end(at)
    return RiskCell.objects.create(**place, rating=rating, since=at, set_by=by)


def _end_what_stands(risk: Risk, at: datetime) -> None:
    for row in risk.assessments.filter(until=None):
        row.end(at)
        close_duties(MEASURE, row, at)
    close_duties(REVIEW, risk, at)


def _assess(
    risk: Risk,
    likelihood: int,
    impact: int,
    measure: str,
    owner: Person,
    review_on: date,
    by: Person,
    at: datetime,
) -> None:
    row = RiskAssessment.objects.create(
        risk=risk,
        likelihood=likelihood,
        impact=impact,
        rating=RiskCell.matrix_at(at)[likelihood, impact],
        measure=measure,
        owner=owner,
        review_on=review_on,
        since=at,
        set_by=by,
    )
    due = at_closing(review_on)
    open_duty(MEASURE, row, owner, at, due)
    open_duty(REVIEW, risk, by, at, due)
