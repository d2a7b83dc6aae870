"""A small fictional organisation, made by calling the procedures as its people would."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import PledgeText, Post
from jiyao.domains.organisation.models.pledges import Occasion
from jiyao.domains.organisation.procedures.pledging import book_pledge
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.personnel.models import PersonFile
from jiyao.domains.personnel.procedures.posting import open_file, take_post
from jiyao.domains.personnel.procedures.vetting import book_vetting
from jiyao.domains.training.procedures.certifying import book_certificate
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import (
    AUDIT,
    CLASSIFIER,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    PERSONNEL,
    SECRECY_OFFICE,
    SECURITY,
    STAFF,
    SYSTEM,
    Role,
)
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.accounts.procedures.people import enrol, found
from jiyao.foundation.accounts.setting_up import Founder, set_up
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.trail.recording import system_scope

UNITS = ("办公室", "业务一处", "业务二处", "后勤处")


@dataclass(frozen=True)
class Member:
    """One person of the cast: what the tests and the demo call them, and what they may.

    post: where it is not named like the position.
    """

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
    Member("personnel", "P0104", "钱知人", "办公室", "人事负责人", PERSONNEL, (INTERNAL,)),
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


def found_organisation(
    password_of: Callable[[Member], str], trained_on: Mapping[str, date] | None = None
) -> dict[str, Person]:
    """Set an empty database up as the organisation and return its people by their key.

    trained_on: by key, when somebody was trained, where that is not today.
    """
    days = trained_on or {}
    founders = {m.role.code: Founder(m.number, m.name, password_of(m)) for m in FOUNDERS}
    people = set_up(founders)
    by = people[SYSTEM.code]
    for name in UNITS:
        found(name=name, parent=None, by=by)
    for member in CAST:
        people[member.key] = enrolled(member, password_of(member), people)
    for member in CAST:
        office = SECRECY_OFFICE if member.role is PERSONNEL else PERSONNEL
        offices = people[office.code], people[PERSONNEL.code]
        clear(people[member.key], member, *offices, days.get(member.key))
    return people


def give_pin(person: Person, pin: str) -> None:
    """Give a person of the cast a signing PIN and leave the first password as it is."""
    with system_scope("people.pin.set", person.number):
        fresh = Person.objects.get(pk=person.pk)
        fresh.must_change_password = False
        set_pin(fresh, pin)


def enrolled(member: Member, password: str, people: dict[str, Person]) -> Person:
    """Give a member an account and the role; the administrators among `people` do it."""
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
    return person


def clear(
    person: Person, member: Member, by: Person, personnel: Person, trained_on: date | None = None
) -> None:
    """Let a person of the cast take the post, on paper that was there before.

    trained_on: the day of the examination, today where it is left out.
    """
    levels = [Level.objects.get(scheme__code=s, code=c) for s, c in member.clearances]
    unit = None if member.post else person.unit
    fields: dict[str, Any] = {"name": member.post or member.position, "unit": unit}
    post = set_up_post(**fields, kind=Post.Kind.STAFF, levels=levels, duties="", by=personnel)
    file = open_file(person=person, employment=PersonFile.Employment.REGULAR, by=by)
    past = timezone.localdate()
    paper = f"示例〔{past.year}〕{member.number}"
    text = PledgeText.objects.get(occasion=Occasion.ENTRY)
    book_pledge(person=person, text=text, signed_on=past, paper=paper, by=by)
    if member.clearances != (INTERNAL,):
        of_him = {"number": paper, "issuer": "示例培训中心", "passed_on": trained_on or past}
        book_certificate(person=person, **of_him, by=by)
        book_vetting(file, post=post, concluded_on=past, paper=paper, by=by)
    take_post(file, post=post, by=by)
