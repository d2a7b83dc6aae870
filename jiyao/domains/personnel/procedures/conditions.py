"""Conditions for posts: kept as data, checked one by one in each vetting (PER-17)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Condition, ConditionCheck, Vetting
from jiyao.domains.personnel.rules import conditions as rules
from jiyao.domains.personnel.rules import vetting as vetting_rules
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@dataclass(frozen=True)
class Checked:
    """How one condition was found. condition: its key."""

    condition: int
    met: bool
    evidence: str


@procedure(
    "personnel.condition.added",
    _("增加任用条件"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-17",),
)
def add_condition(*, post_kind: str, text: str, by: Person, at: datetime) -> Condition:
    """Add a condition for posts of a kind (Post.Kind); vettings under way are checked for it."""
    return Condition.objects.create(post_kind=post_kind, text=text, since=at, set_by=by)


@procedure(
    "personnel.condition.withdrawn",
    _("废止此项条件"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-17",),
    rules=(rules.condition_holds,),
    exceptional=True,
)
def withdraw_condition(condition: Condition, *, by: Person, at: datetime) -> Condition:
    """Ask for a condition no longer; what was checked stays."""
    condition.end(at)
    return condition


@procedure(
    "personnel.conditions.checked",
    _("核对任用条件"),
    by=PERSONNEL,
    cites=("PER-17",),
    rules=(vetting_rules.vetting_is_open, vetting_rules.nobody_vets_himself),
)
def check_conditions(
    vetting: Vetting, *, checks: list[Checked], by: Person, at: datetime
) -> Vetting:
    """Note for each condition of the post whether it is met, and on what evidence."""
    known = {row.condition_id: row for row in vetting.checks.all()}
    for each in checks:
        row = known.get(each.condition) or ConditionCheck(
            vetting=vetting, person=vetting.person, condition_id=each.condition
        )
        row.met, row.evidence = each.met, each.evidence
        row.checked_by, row.checked_at = by, at
        row.save()
    return vetting
