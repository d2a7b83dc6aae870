"""A fictional archive: a plan, a network, volumes at several stages, made by the procedures."""

from typing import Any

from django.utils import timezone

from jiyao.domains.archives.models import FilingClass, Volume
from jiyao.domains.archives.procedures.consulting import consult, take_back
from jiyao.domains.archives.procedures.filing import enter_class, file_in, found_volume, hand_over
from jiyao.domains.archives.procedures.network import enter_year, name_post
from jiyao.domains.archives.procedures.storing import (
    admit,
    check_in,
    check_store,
    enter,
    shelve,
)
from jiyao.domains.carriers.demo import receive
from jiyao.domains.carriers.demo_out import Office
from jiyao.domains.carriers.models import Copy, Opinion, Place
from jiyao.domains.carriers.procedures.placing import rate
from jiyao.domains.carriers.procedures.scoping import determine
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind
from jiyao.foundation.store.aliases import writing_scope

CLASSES = (
    ("WS", "文书档案", "D30", "ordinary", ""),
    ("WS", "文书档案", "Y", "ordinary", ""),
    ("HY", "会议记录和录音", "Y", "minutes", "office_head"),
)
DOCUMENTS = (
    ("internal", "（演示）上年度工作总结"),
    ("confidential", "（演示）未公布的汇总数据"),
)


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Fill the archive with two documents that have done their work."""
    office = Office(people, pin_of)
    store = _store(people)
    plan = [_class(people, *each) for each in CLASSES]
    _network(people)
    report, figures = (_received(people, pin_of, *each) for each in DOCUMENTS)
    first, second = (_volume(people, plan[place]) for place in (0, 1))
    file_in(first, copies=report, restricted="", by=people["keeper"])
    file_in(second, copies=figures, restricted="statistics", by=people["keeper"])
    _hand_over(office, first)
    _shelve(people, first, store)
    _consult(office, first)
    _look_round(people, store)


def _store(people: dict[str, Any]) -> Place:
    level = Level.objects.get(scheme__code="state", code="top")
    fields = {"name": "一号档案库", "kind": Place.Kind.ARCHIVE, "container": "none"}
    return rate(level=level, by=people["secrecy_office"], **fields)


def _class(
    people: dict[str, Any], number: str, name: str, retention: str, collection: str, keeper: str
) -> FilingClass:
    return enter_class(
        number=number,
        name=name,
        retention=retention,
        collection=collection,
        custodian=people[keeper] if keeper else None,
        by=people["secrecy_office"],
    )


def _network(people: dict[str, Any]) -> None:
    by = people["secrecy_office"]
    unit = Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处")
    posts = (("leader", None, "leader"), ("archivist", None, "office_head"))
    for kind, where, who in (*posts, ("filer", unit, "reader")):
        name_post(kind=kind, unit=where, person=people[who], basis="青办发〔2026〕5号", by=by)
    enter_year(year=timezone.localdate().year, plan="青办发〔2026〕2号", budget=120_000, by=by)


def _received(people: dict[str, Any], pin_of: dict[str, str], code: str, title: str) -> list[Copy]:
    level = Level.objects.get(code=code, scheme__code="work" if code == "internal" else "state")
    document = receive(people, pin_of, level, title, "", "青岭市档案馆")
    scope = list(Circle.objects.filter(name__in=("办公室", "业务一处")))
    fields = {"circles": scope, "opinion": Opinion.Kind.FILE, "words": ""}
    determine(document, by=people["office_head"], **fields)
    with writing_scope():
        return list(Copy.objects.filter(document=document).order_by("pk"))


def _volume(people: dict[str, Any], filing_class: FilingClass) -> Volume:
    level = Level.objects.get(scheme__code="state", code="confidential")
    year = timezone.localdate().year
    fields = {"filing_class": filing_class, "year": year, "level": level, "matter": None}
    return found_volume(by=people["keeper"], **fields)


def _hand_over(office: Office, volume: Volume) -> None:
    receiver = office.people["office_head"]
    signed = office.proof("office_head", Kind.COUNTER)
    proofs = {"by": office.proof("keeper"), "receiver": signed}
    hand_over(volumes=[volume], receiver=receiver, by=office.people["keeper"], proofs=proofs)


def _shelve(people: dict[str, Any], volume: Volume, store: Place) -> None:
    by = people["keeper"]
    check_in(volume, counted=2, tidy=False, whole=True, treatment="已除尘", by=by)
    shelve(volume, store=store, shelf="3列2架4层", by=by)


def _consult(office: Office, volume: Volume) -> None:
    with writing_scope():
        items = list(volume.items.order_by("place")[:1])
        room = Place.objects.get(kind_of=Place.Kind.ROOM)
    fields = {"letter": "查档单〔2026〕3号", "items": items, "purpose": "核对史实", "place": room}
    consultation = office.do(consult, volume, to="classifier", **fields)
    fields = {"counted": 11, "broken": ["marks"], "words": "第 1 件封底"}
    by = office.people["keeper"]
    take_back(consultation, by=by, proofs={"by": office.proof("keeper")}, **fields)


def _look_round(people: dict[str, Any], store: Place) -> None:
    by = people["keeper"]
    for who, basis in (("keeper", "库房管理"), ("office_head", "档案接收")):
        admit(store=store, person=people[who], basis=basis, until=None, by=people["secrecy_office"])
    enter(store=store, visitor=people["keeper"], purpose="上架", by=by)
    fine = {"temperature": 20, "humidity": 52, "failed": [], "words": ""}
    check_store(store=store, by=by, **fine)
    damp = {"temperature": 23, "humidity": 68, "failed": ["damp"], "words": "北墙有潮斑"}
    check_store(store=store, by=by, **damp)
