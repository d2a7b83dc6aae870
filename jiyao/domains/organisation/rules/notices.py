"""Reasons not to publish or convey a notice (EDU-07, EDU-11)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Conveyance


@rule("EDU-07")
def time_is_left_to_read(due_on: date, at: datetime) -> Refusal | None:
    if due_on >= timezone.localdate(at):
        return None
    return Refusal(_("确认期限在今天以前"), _("请填今天或者以后的日期"))


@rule("EDU-07")
def notice_reaches_somebody(circles: list[Circle]) -> Refusal | None:
    within = Q(unit__in=circles) | Q(memberships__circle__in=circles)
    if not circles or Person.objects.filter(within, is_active=True).exists():
        return None
    return Refusal(_("所选范围里没有人员"), _("请另选部门或者岗位；不选就是全体人员"))


@rule("EDU-11")
def head_conveys_himself(conveyance: "Conveyance", by: Person) -> Refusal | None:
    if conveyance.person_id == by.pk:
        return None
    said = {"who": conveyance.person}
    return Refusal(_("须由部门负责人 %(who)s 传达并确认") % said, _("请负责人登录办理"))


@rule("EDU-11")
def it_is_not_conveyed(conveyance: "Conveyance") -> Refusal | None:
    if conveyance.conveyed_at is None:
        return None
    return Refusal(_("%(what)s 已确认传达") % {"what": conveyance}, _("无须再确认"))


@rule("EDU-11")
def conveyed_to_people_of_the_unit(
    conveyance: "Conveyance", people: list[Person]
) -> Refusal | None:
    if people and all(person.unit_id == conveyance.unit_id for person in people):
        return None
    return Refusal(_("没有选传达到的人，或者选了其他部门的人"), _("请选本部门的人员"))
