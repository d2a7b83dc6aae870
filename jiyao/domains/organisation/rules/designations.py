"""Reasons not to name somebody to a post of confidentiality work (ORG-09)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Designation


@rule("ORG-09")
def proof_is_valid_today(valid_until: date, at: datetime) -> Refusal | None:
    if valid_until >= timezone.localdate(at):
        return None
    return Refusal(_("资格或培训证明已过期"), _("请先取得有效的资格和培训证明"))


@rule("ORG-09")
def post_is_not_held_yet(
    kind: str, unit: Circle | None, person: Person, at: datetime
) -> Refusal | None:
    rows = person.organisation_designations.holding_at(at)
    if not rows.filter(kind_of=kind, unit=unit).exists():
        return None
    return Refusal(_("%(who)s 已担任此职责") % {"who": person}, _("请在原任命上登记新的证明"))


@rule("ORG-09")
def nobody_names_himself(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得指定自己"), _("请由另一名有权人员办理"))


@rule("ORG-09")
def designation_holds(designation: "Designation", at: datetime) -> Refusal | None:
    if designation.until is None or designation.until > at:
        return None
    return Refusal(_("此项任命已经免去"), _("请重新指定"))


@rule("ORG-09")
def designation_is_of_another(designation: "Designation", by: Person) -> Refusal | None:
    return nobody_names_himself.function(designation.person, by)
