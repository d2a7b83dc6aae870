"""The roles of the regime, a closed list. A role opens procedures, never content (ORG-15)."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Group(StrEnum):
    """Which roles may meet in one person: two administrators never, nor one with an office."""

    STAFF = "staff"
    OFFICE = "office"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Role:
    """One role: its code, its name, and the group that decides what it may be combined with."""

    code: str
    name: str | Promise
    group: Group

    def __str__(self) -> str:
        return str(self.name)


STAFF = Role("staff", _("工作人员"), Group.STAFF)
KEEPER = Role("keeper", _("机要员"), Group.OFFICE)
OFFICE_HEAD = Role("office_head", _("办公室负责人"), Group.OFFICE)
LEADER = Role("leader", _("领导"), Group.OFFICE)
HEAD = Role("head", _("主要负责人"), Group.OFFICE)
CLASSIFIER = Role("classifier", _("定密责任人"), Group.OFFICE)
SECRECY_OFFICE = Role("secrecy_office", _("保密办"), Group.OFFICE)
PERSONNEL = Role("personnel", _("人事部门"), Group.OFFICE)
SYSTEM = Role("system", _("系统管理员"), Group.ADMINISTRATOR)
SECURITY = Role("security", _("安全保密管理员"), Group.ADMINISTRATOR)
AUDIT = Role("audit", _("安全审计员"), Group.ADMINISTRATOR)

ROLES = {
    role.code: role
    for role in (
        STAFF,
        KEEPER,
        OFFICE_HEAD,
        LEADER,
        HEAD,
        CLASSIFIER,
        SECRECY_OFFICE,
        PERSONNEL,
        SYSTEM,
        SECURITY,
        AUDIT,
    )
}
OFFICE = (KEEPER, OFFICE_HEAD, SECRECY_OFFICE)
PEOPLE_OFFICES = (PERSONNEL, SECRECY_OFFICE)
LOOKING_AFTER = frozenset(role.code for role in PEOPLE_OFFICES)
HANDLERS = frozenset(role.code for role in OFFICE)
ADMINISTRATORS = frozenset(r.code for r in ROLES.values() if r.group is Group.ADMINISTRATOR)


def may_meet(held: frozenset[str], wanted: Role) -> bool:
    """Whether one person may hold `wanted` besides the roles held (clause SYS-06)."""
    others = {ROLES[code].group for code in held} - {Group.STAFF}
    if wanted.group is Group.ADMINISTRATOR:
        return not others
    return Group.ADMINISTRATOR not in others
