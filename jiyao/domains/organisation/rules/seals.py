"""Reasons not to set up, hand over or use a seal or an introduction letter (ORG-17)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD, PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Seal

CUSTODIANS = (KEEPER, OFFICE_HEAD, SECRECY_OFFICE, PERSONNEL)
LETTER = "letter"


@rule("ORG-17")
def seal_name_is_new(name: str) -> Refusal | None:
    if not apps.get_model("organisation.seal").objects.filter(name=name).exists():
        return None
    return Refusal(_("%(name)s 已登记") % {"name": name}, _("请换一个名称"))


@rule("ORG-17")
def keeper_is_of_an_office(to: Person, at: datetime) -> Refusal | None:
    if roles_of(to, at) & {role.code for role in CUSTODIANS}:
        return None
    return Refusal(
        _("%(who)s 没有可以保管印章的角色") % {"who": to},
        _("请指定机要员、办公室负责人、保密办或人事部门的人保管"),
    )


@rule("ORG-17")
def custodian_changes(seal: "Seal", to: Person, at: datetime) -> Refusal | None:
    custody = seal.custody_at(at)
    if custody is None or custody.person_id != to.pk:
        return None
    return Refusal(_("现在就由 %(who)s 保管") % {"who": to}, _("无须移交"))


@rule("ORG-17")
def seal_is_in_use(seal: "Seal") -> Refusal | None:
    if seal.until is None:
        return None
    return Refusal(_("%(seal)s 已停用") % {"seal": seal})


@rule("ORG-17")
def custodian_does_it(seal: "Seal", by: Person, at: datetime) -> Refusal | None:
    custody = seal.custody_at(at)
    if custody is not None and custody.person_id == by.pk:
        return None
    who = custody.person if custody else _("无人")
    return Refusal(_("由 %(who)s 保管，他人不得用印") % {"who": who}, _("请保管人办理"))


@rule("ORG-17")
def letter_says_where_to(seal: "Seal", addressee: str) -> Refusal | None:
    if (seal.kind_of == LETTER) == bool(addressee.strip()):
        return None
    if seal.kind_of == LETTER:
        return Refusal(_("不得开具空白介绍信"), _("请填写前往单位"))
    return Refusal(_("用印不填前往单位"), _("开介绍信的请在介绍信上办理"))


@rule("ORG-17")
def letter_has_its_sheet(seal: "Seal", sheet: str) -> Refusal | None:
    if (seal.kind_of == LETTER) != bool(sheet.strip()):
        return Refusal(_("介绍信须填编号，印章不填"), _("请按介绍信存根上的编号填写"))
    if sheet and seal.uses.filter(sheet=sheet).exists():
        return Refusal(_("介绍信 %(sheet)s 已经开出") % {"sheet": sheet}, _("请核对编号"))
    return None
