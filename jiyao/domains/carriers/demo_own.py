"""Fictional notebooks, drafts, records and conveyings, made by calling the procedures."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Copy, Document, Place
from jiyao.domains.carriers.procedures.conveying import convey
from jiyao.domains.carriers.procedures.damaging import report_damage
from jiyao.domains.carriers.procedures.notebooks import count, issue
from jiyao.domains.carriers.procedures.own import enter
from jiyao.domains.carriers.procedures.trips import register_trip
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope

OWN = (
    ("draft", "年度保密工作要点（送审稿）", 2, 8),
    ("proof", "年度保密工作要点（清样）", 1, 8),
    ("meeting", "保密委员会第三次会议记录", 1, 5),
    ("phone", "关于报送统计数字的电话记录", 1, 1),
)


def make_own(people: dict[str, Any], pin_of: dict[str, str], room: Place) -> None:
    """Let the house make, issue and find some things itself; `pin_of`: number → PIN."""
    by = {"by": people["keeper"]}
    internal = Level.objects.get(scheme__code="work", code="internal")
    paper = CarrierKind.objects.get(code="paper")
    for origin, title, copies, amount in OWN:
        fields = {"title": title, "code_title": "", "copies": copies, "amount": amount}
        enter(origin=origin, level=internal, kind=paper, **fields, **by)
    _notebooks(people, pin_of)
    with writing_scope():
        document = Document.objects.filter(label__level=internal, own=None).earliest("pk")
        copy = Copy.objects.filter(document=document).latest("pk")
    hearers = [people["reader"], people["classifier"]]
    spoken = {"speaker": people["leader"], "hearers": hearers, "place": room}
    convey(document, notes_allowed=False, **spoken, **by)
    report_damage(copy, condition="封面有水渍", **by)
    back = {"back_at": timezone.now() + timedelta(days=2)}
    meeting = {"meeting": "全省保密工作会议", "host": "省保密局", **back}
    register_trip(person=people["classifier"], **meeting, **by)


def _notebooks(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    keeper = people["keeper"]
    own = Proof(Kind.SESSION, pin_of[keeper.number])
    secret = Level.objects.get(scheme__code="state", code="secret")
    for key in ("leader", "reader"):
        to = people[key]
        proofs = {"by": own, "to": Proof(Kind.COUNTER, pin_of[to.number], to.number)}
        fields = {"level": secret, "size": "32 开", "pages": 100}
        notebook = issue(to=to, by=keeper, proofs=proofs, **fields)
    count(notebook, counted=100, by=keeper, proofs={"by": own})
