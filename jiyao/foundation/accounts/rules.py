"""Reasons to refuse in the administration of people and access."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.groups import group_of
from jiyao.foundation.access.models import Compartment
from jiyao.foundation.access.roles import ROLES, may_meet
from jiyao.foundation.people.holdings import held_by
from jiyao.foundation.people.parting import still_to_do
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.access.models import Appointment, Level
    from jiyao.foundation.accounts.models import Roster
    from jiyao.foundation.people.models import Circle, Person


@rule("SYS-01")
def number_is_free(number: str) -> Refusal | None:
    from jiyao.foundation.people.models import Person

    if not Person.objects.filter(number=number).exists():
        return None
    return Refusal(_("人员编号 %(number)s 已有人使用") % {"number": number}, _("请核对编号"))


@rule("SYS-06")
def roles_may_meet(person: "Person", role: str, at: datetime) -> Refusal | None:
    if may_meet(roles_of(person, at), ROLES[role]):
        return None
    return Refusal(
        _("%(who)s 现任角色与%(role)s不得由一人兼任") % {"who": person, "role": ROLES[role]},
        _("请先解除现任角色，或另选他人"),
    )


@rule("SYS-06")
def role_is_not_held_yet(person: "Person", role: str, at: datetime) -> Refusal | None:
    if role not in roles_of(person, at):
        return None
    return Refusal(_("%(who)s 已任%(role)s") % {"who": person, "role": ROLES[role]})


@rule("SYS-06")
def nobody_serves_himself(person: "Person", by: "Person") -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得给自己任职、授权或重置"), _("请由另一名有权人员办理"))


@rule("RET-04")
def nothing_is_held(person: "Person") -> Refusal | None:
    held = held_by(person)
    if not held:
        return None
    what = "、".join(f"{each.title} {each.count}" for each in held)
    return Refusal(
        _("%(who)s 手里还有：%(what)s，不能停用") % {"who": person, "what": what},
        _("请保密办先办理“离岗清退移交”"),
    )


@rule("SYS-07")
def person_has_no_password(person: "Person") -> Refusal | None:
    if not person.has_usable_password():
        return None
    return Refusal(_("%(who)s 已有口令") % {"who": person}, _("忘记口令的，请办理“重置口令”"))


@rule("SYS-01")
def roster_is_open(roster: "Roster") -> Refusal | None:
    if roster.closed_at is None:
        return None
    return Refusal(_("这份名册%(state)s") % {"state": roster.state}, _("需要再导入的，请重新上传"))


@rule("SYS-01")
def somebody_is_new(roster: "Roster") -> Refusal | None:
    if roster.good:
        return None
    return Refusal(_("没有一行可以导入"), _("请按下面列出的问题改好文件，重新上传"))


@rule("SYS-01")
def uploader_confirms(roster: "Roster", by: "Person") -> Refusal | None:
    if roster.uploaded_by_id == by.pk:
        return None
    return Refusal(_("由上传人 %(who)s 确认") % {"who": roster.uploaded_by})


@rule("SYS-01")
def roster_is_written(roster: "Roster") -> Refusal | None:
    if roster.written is not None and roster.undone_at is None:
        return None
    return Refusal(_("这份名册%(state)s，没有可撤销的") % {"state": roster.state}, _("无须撤销"))


@rule("SYS-01")
def nobody_was_touched(roster: "Roster") -> Refusal | None:
    from jiyao.foundation.accounts.touching import touched

    found = touched(roster)
    if not found:
        return None
    names = "、".join(found[:5])
    return Refusal(
        _("导入以后又办理过：%(names)s 等 %(number)d 人") % {"names": names, "number": len(found)},
        _("请逐人“停用人员”"),
    )


@rule("PER-07")
def leaving_is_gone_through(person: "Person", at: datetime) -> Refusal | None:
    found = still_to_do(person, at)
    if not found:
        return None
    what = "；".join(str(words) for words, _instead in found)
    instead = "；".join(str(words) for _words, words in found)
    return Refusal(_("%(who)s %(what)s，不能停用") % {"who": person, "what": what}, instead)


@rule("SYS-06")
def appointment_is_of_another(appointment: "Appointment", by: "Person") -> Refusal | None:
    return nobody_serves_himself.function(appointment.person, by)


@rule("SYS-06")
def appointment_holds_now(appointment: "Appointment", at: datetime) -> Refusal | None:
    if appointment.until is None or appointment.until > at:
        return None
    return Refusal(_("此项任命已经解除"))


@rule("SYS-07")
def number_is_locked_out(person: "Person", at: datetime) -> Refusal | None:
    from jiyao.foundation.accounts.attempts import locked_until

    if locked_until(person.number, at):
        return None
    return Refusal(_("%(who)s 的编号没有锁定") % {"who": person}, _("可以直接登录"))


@rule("SYS-10")
def assessment_is_named(level: "Level", assessment: str) -> Refusal | None:
    from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT

    if level.weight <= DEFAULT_WEIGHT or assessment.strip():
        return None
    return Refusal(_("提高处理上限须写明本系统测评审查的文号"), _("没有通过测评审查的，不得提高"))


@rule("DOC-26")
def matter_has_a_new_name(name: str) -> Refusal | None:
    if not Compartment.objects.filter(name=name).exists():
        return None
    return Refusal(_("已有名为 %(name)s 的专案") % {"name": name}, _("请换一个名称"))


@rule("DOC-26")
def person_is_not_yet_named(
    person: "Person", matter: "Compartment", at: datetime
) -> Refusal | None:
    if not matter.members.holding_at(at).filter(person=person).exists():
        return None
    return Refusal(_("%(who)s 已在专案人员名单内") % {"who": person})


@rule("DOC-26")
def person_is_named(person: "Person", matter: "Compartment", at: datetime) -> Refusal | None:
    if matter.members.holding_at(at).filter(person=person).exists():
        return None
    return Refusal(_("%(who)s 不在专案人员名单内") % {"who": person})


@rule("PER-01")
def circle_is_no_post(circle: "Circle") -> Refusal | None:
    if circle.kind_of != circle.Kind.POST:
        return None
    return Refusal(
        _("%(circle)s 是岗位，不由管理员安排") % {"circle": circle},
        _("请人事部门办理“上岗”或“离开岗位”"),
    )


@rule("SYS-02")
def membership_holds_now(person: "Person", circle: "Circle", at: datetime) -> Refusal | None:
    if person.memberships.holding_at(at).filter(circle=circle).exists():
        return None
    return Refusal(_("%(who)s 现不在 %(circle)s") % {"who": person, "circle": circle})


@rule("CLS-12")
def group_changes(level: "Level", circles: list["Circle"], at: datetime) -> Refusal | None:
    if {circle.pk for circle in circles} != {circle.pk for circle in group_of(level, at)}:
        return None
    return Refusal(_("%(level)s 的阅读群体就是这些") % {"level": level}, _("无须调整"))
