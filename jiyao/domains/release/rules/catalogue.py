"""Reasons not to update or end a line of the disclosure catalogue (PUB-13)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.release.models import PublicEntry


@rule("PUB-13")
def entry_holds(entry: "PublicEntry") -> Refusal | None:
    return None if entry.until is None else Refusal(_("此项已不再公开"))


@rule("PUB-13")
def keeper_does_it(entry: "PublicEntry", by: Person, at: datetime) -> Refusal | None:
    if by.pk == entry.keeper_id or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("由维护责任人 %(who)s 更新") % {"who": entry.keeper}, _("请告知其更新"))


@rule("PUB-13")
def next_time_is_to_come(next_on: date, at: datetime) -> Refusal | None:
    if next_on > timezone.localdate(at):
        return None
    return Refusal(_("应更新日期应在今天以后"), _("请填下一次应更新的日期"))
