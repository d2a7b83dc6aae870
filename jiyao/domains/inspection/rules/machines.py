"""Reasons not to enter, change or retire a machine that is checked (NET-01, INS-09)."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.inspection.models import Machine

CLASSIFIED = "classified"


@rule("INS-09")
def machine_name_is_free(name: str) -> Refusal | None:
    if not apps.get_model("inspection.machine").objects.filter(name=name, until=None).exists():
        return None
    return Refusal(
        _("计算机名 %(name)s 已登记") % {"name": name}, _("请核对计算机名，或从登记簿找到它")
    )


@rule("INS-09")
def machine_is_in_use(machine: "Machine") -> Refusal | None:
    if machine.until is None:
        return None
    return Refusal(_("%(name)s 已停用") % {"name": machine}, _("重新启用的请另行登记"))


@rule("NET-01")
def classified_stays_classified(machine: "Machine", kind: str) -> Refusal | None:
    if machine.kind_of != CLASSIFIED or kind == CLASSIFIED:
        return None
    return Refusal(
        _("涉密机不得改作上网机或内部机"),
        _("请停用登记，存储部件按销毁程序办理；换上新部件后另行登记"),
    )


@rule("INS-09")
def kind_changes(machine: "Machine", kind: str) -> Refusal | None:
    if machine.kind_of != kind:
        return None
    return Refusal(_("现在就是这个类别"), _("无须变更"))


@rule("INS-09")
def key_changes(machine: "Machine", public_key: str) -> Refusal | None:
    if machine.public_key != public_key:
        return None
    return Refusal(_("登记的就是这个公钥"), _("无须更换"))


@rule("INS-09")
def person_or_place_changes(machine: "Machine", person: Person, place: str) -> Refusal | None:
    if (machine.person_id, machine.place) != (person.pk, place):
        return None
    return Refusal(_("责任人和地点都没有变"), _("无须办理"))


@rule("NET-01", "INS-09")
def nothing_is_unsettled(machine: "Machine") -> Refusal | None:
    left = machine.findings.unsettled().count()  # type: ignore[attr-defined]
    if not left:
        return None
    return Refusal(
        _("还有 %(left)d 个检查问题没有销号") % {"left": left}, _("请先处理并确认销号，再停用")
    )


@rule("INS-09")
def version_is_new(version: str) -> Refusal | None:
    if not apps.get_model("inspection.ruleversion").objects.filter(version=version).exists():
        return None
    return Refusal(_("规则版本 %(v)s 已登记过") % {"v": version}, _("请核对版本"))
