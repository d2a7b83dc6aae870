"""A small fictional organisation, made by calling the procedures as its people would."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import (
    AUDIT,
    CLASSIFIER,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    SECURITY,
    STAFF,
    SYSTEM,
    Role,
)
from jiyao.foundation.accounts.procedures.granting import appoint, grant
from jiyao.foundation.accounts.procedures.people import enrol, found, join
from jiyao.foundation.accounts.setting_up import Founder, set_up
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.trail.recording import system_scope

UNITS = ("办公室", "业务一处", "业务二处", "后勤处")
POSTS = ("单位领导", "机要岗")


@dataclass(frozen=True)
class Member:
    """One person of the cast: what the tests and the demo call them, and what they may."""

    key: str
    number: str
    name: str
    unit: str
    position: str
    role: Role
    clearances: tuple[tuple[str, str], ...] = ()
    post: str = ""


INTERNAL = ("work", "internal")
FOUNDERS = (
    Member("system", "A0001", "周启明", "", "系统管理员", SYSTEM),
    Member("security", "A0002", "沈若水", "", "安全保密管理员", SECURITY),
    Member("audit", "A0003", "韩慎之", "", "安全审计员", AUDIT),
)
TOP = (("state", "top"), INTERNAL)
CAST = (
    Member("keeper", "K0101", "陈静", "办公室", "机要员", KEEPER, TOP, "机要岗"),
    Member("office_head", "H0102", "赵文博", "办公室", "主任", OFFICE_HEAD, TOP),
    Member("secrecy_office", "B0103", "郑守言", "办公室", "保密办负责人", SECRECY_OFFICE, TOP),
    Member("leader", "L0001", "王立言", "办公室", "分管领导", LEADER, TOP, "单位领导"),
    Member(
        "classifier",
        "C0202",
        "吴定山",
        "业务一处",
        "处长",
        CLASSIFIER,
        (("state", "confidential"), INTERNAL),
    ),
    Member(
        "reader",
        "R0201",
        "李思远",
        "业务一处",
        "主任科员",
        STAFF,
        (("state", "confidential"), INTERNAL),
    ),
    Member("junior", "R0301", "孙晓梅", "业务二处", "科员", STAFF, (("state", "secret"), INTERNAL)),
    Member("stranger", "S0401", "何远", "后勤处", "科员", STAFF, (INTERNAL,)),
)


def found_organisation(password_of: Callable[[Member], str]) -> dict[str, Person]:
    """Set an empty database up as the organisation and return its people by their key."""
    founders = {m.role.code: Founder(m.number, m.name, password_of(m)) for m in FOUNDERS}
    people = set_up(founders)
    by = people[SYSTEM.code]
    for name in UNITS:
        found(kind=Circle.Kind.UNIT, name=name, parent=None, by=by)
    for name in POSTS:
        found(kind=Circle.Kind.POST, name=name, parent=None, by=by)
    for member in CAST:
        people[member.key] = _enrol(member, password_of(member), people)
    return people


def give_pin(person: Person, pin: str) -> None:
    """Give a person of the cast a signing PIN and leave the first password as it is."""
    with system_scope("people.pin.set", person.number):
        fresh = Person.objects.get(pk=person.pk)
        fresh.must_change_password = False
        set_pin(fresh, pin)


def _enrol(member: Member, password: str, people: dict[str, Person]) -> Person:
    by: dict[str, Any] = {"by": people[SECURITY.code]}
    person = enrol(
        number=member.number,
        name=member.name,
        unit=Circle.objects.get(kind_of=Circle.Kind.UNIT, name=member.unit),
        position=member.position,
        password=password,
        by=people[SYSTEM.code],
    )
    if member.role is not STAFF:
        appoint(person, role=member.role.code, **by)
    if member.post:
        join(person, circle=Circle.objects.get(kind_of=Circle.Kind.POST, name=member.post), **by)
    for scheme, code in member.clearances:
        level = Level.objects.get(scheme__code=scheme, code=code)
        grant(person, level=level, until=None, basis="演示任命", **by)
    return person
