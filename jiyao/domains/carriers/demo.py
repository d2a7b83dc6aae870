"""Fictional documents at every stage of their life, made by calling the procedures."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.demo_out import send_out
from jiyao.domains.carriers.demo_own import make_own
from jiyao.domains.carriers.models import CarrierKind, Copy, Document, Opinion, Place, State
from jiyao.domains.carriers.procedures.circulating import send, take_back
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.receiving import count, number, register, sign
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope

SENDERS = ("青岭市保密委员会办公室", "青岭市档案馆", "青岭市财政局", "青岭市人事局")
TITLES = (
    ("关于开展年度保密自查工作的通知", "state", "secret", "10年"),
    ("某专项工作方案（代号：七号件）", "state", "confidential", "20年"),
    ("内部事项周报第 31 期", "work", "internal", ""),
    ("关于会议筹备事项的函", "work", "internal", ""),
    ("某专项工作简报（代号：九号件）", "state", "top", "30年"),
    ("关于印发工作要点的通知", "work", "internal", ""),
)

# One copy is late before anybody has signed in, so that the boards show what they are for.
LATE, LATE_IN = 2, timedelta(minutes=1)


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Receive and circulate some documents; `pin_of` maps a person's number to the PIN."""
    for place, (title, scheme, code, period) in enumerate(TITLES):
        level = Level.objects.get(scheme__code=scheme, code=code)
        document = receive(people, pin_of, level, title, period, SENDERS[place % len(SENDERS)])
        circles = Circle.objects.filter(name__in=_scope_of(level))
        determine(
            document,
            circles=list(circles),
            opinion=Opinion.Kind.READ,
            words="",
            by=people["office_head"],
        )
    highest = Level.objects.get(scheme__code="state", code="confidential")
    places = (
        ("销毁室（演示）", Place.Kind.DESTRUCTION, Place.Container.NONE),
        ("领导办公室（演示）", Place.Kind.OFFICE, Place.Container.STEEL),
    )
    for name, kind, container in places:
        fields = {"name": name, "kind": kind, "container": container, "level": highest}
        rate(**fields, by=people["secrecy_office"])
    _circulate(people, pin_of)
    with writing_scope():
        inside = Copy.objects.for_acting().filter(state=State.ROOM).exclude(level__code="top")
        copies, room = list(inside.order_by("id")), Place.objects.get(kind_of=Place.Kind.ROOM)
    send_out(people, pin_of, copies, room)
    make_own(people, pin_of, room)


def receive(
    people: dict[str, Any],
    pin_of: dict[str, str],
    level: Level,
    title: str,
    period: str,
    sender: str,
) -> Document:
    """Receive two copies, counted to signed; above the ceiling by code title."""
    by = people["keeper"]
    hidden = is_above_ceiling(level, timezone.now())
    document = count(
        level=level,
        kind=CarrierKind.objects.get(code="paper"),
        sender=sender,
        courier="机要通信员",
        addressee=None,
        declared=2,
        counted=2,
        remark="",
        by=by,
    )
    document = register(
        document,
        sender_number="",
        title="" if hidden else title,
        code_title=f"{level.name}级代号件" if hidden else "",
        period=period,
        urgency=Document.Urgency.ORDINARY,
        amount=6,
        enclosures=0,
        copying_forbidden=False,
        by=by,
    )
    document = number(document, copy_numbers=[*range(1, document.counted + 1)], by=by)
    return sign(document, by=by, proofs={"by": Proof(Kind.SESSION, pin_of[by.number])})


def _scope_of(level: Level) -> tuple[str, ...]:
    return ("单位领导", "机要岗") if level.code == "top" else ("办公室", "业务一处", "业务二处")


def _circulate(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    by = people["keeper"]
    keeper = Proof(Kind.SESSION, pin_of[by.number])
    with writing_scope():
        room = Place.objects.get(kind_of=Place.Kind.ROOM)
        copies = list(Copy.objects.filter(copy_number="001").select_related("level").order_by("id"))
    for place, copy in enumerate(copies):
        reader = people["leader"] if place % 2 else people["classifier"]
        if copy.level.code == "top":
            reader = people["leader"]
        other = Proof(Kind.COUNTER, pin_of[reader.number], reader.number)
        proofs = {"by": keeper, "to": other, "reader": other}
        due = timezone.now() + LATE_IN if place == LATE else None
        send(copy, to=reader, due=due, place=room, by=by, proofs=proofs)
        if place % 3 == 0:
            take_back(copy, reader=reader, counted=6, condition="", by=by, proofs=proofs)
