"""Fictional outgoing documents at every step, made by calling the procedures."""

from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.drafting import CONFIRMED, NECESSITY, Draft, Target
from jiyao.domains.carriers.models import Outgoing, Place, Term
from jiyao.domains.carriers.procedures import drafting, issuing
from jiyao.domains.carriers.procedures.printing import number, print_run
from jiyao.domains.carriers.procedures.terms import enter
from jiyao.domains.classification.drafts import Draft as Proposal
from jiyao.domains.classification.models import Item
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind, Proof

SERIES = (("青办发", False), ("青办函", False), ("青办密", True))
TEXTS = (
    ("（演示）关于做好年度保密自查的通知", "通知", "一般通知通报"),
    ("（演示）关于核对涉密人员名册的函", "函", "往来函件"),
    ("（演示）关于调整机要室开放时间的通知", "通知", "一般通知通报"),
)
BODY = """\
一、自查内容
（一）逐件清点在册文件，账物相符。
（二）核对涉密人员名册和保密承诺书。
二、时间安排
本月底以前完成，书面报告自查情况。
特此通知。"""


class Desk:
    """The people of the demo at their desks, each signing with the own PIN."""

    def __init__(self, people: dict[str, Any], pin_of: dict[str, str]) -> None:
        self.people = people
        self.pin_of = pin_of

    def of(self, key: str) -> dict[str, Any]:
        """Return who acts and the proof for it."""
        person = self.people[key]
        proof = Proof(Kind.SESSION, self.pin_of[person.number])
        return {"by": person, "proofs": {"by": proof}}

    def with_reader(self) -> dict[str, Any]:
        """Return the keeper acting, with the reader signing at the counter as proofreader."""
        reader, acting = self.people["reader"], self.of("keeper")
        card = Proof(Kind.COUNTER, self.pin_of[reader.number], reader.number)
        return {"by": acting["by"], "proofs": {**acting["proofs"], "proofreader": card}}


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Draft some documents; the first is issued, the second waits for the signature."""
    desk = Desk(people, pin_of)
    for name, secret in SERIES:
        enter(use="series", name=name, secret=secret, by=people["office_head"])
    issued, waiting, _drafted = (_draft(desk, *text) for text in TEXTS)
    _to_the_signer(desk, issued)
    _to_the_signer(desk, waiting)
    _issue(desk, issued)


def _item(desk: Desk, title: str) -> Item:
    circles = Circle.objects.filter(name__in=("办公室", "业务一处"))
    proposal = Proposal(
        level=Level.objects.get(scheme__code="work", code="internal"),
        period="1年",
        starts=timezone.localdate(),
        circles=list(circles),
        copies=6,
        first_copy=1,
        basis="演示内部事项目录第 2 项",
        title=title,
        leader=desk.people["leader"],
    )
    item = propose(draft=proposal, **desk.of("reader"))
    return sign(item, words="", **desk.of("leader"))


def _draft(desk: Desk, title: str, kind: str, category: str) -> Outgoing:
    draft = Draft(
        item=_item(desk, title),
        kind=Term.objects.get(use="kind", name=kind),
        category=Term.objects.get(use="category", name=category),
        series=Term.objects.get(name=SERIES[0][0]),
        leader=desk.people["leader"],
        targets=[
            Target("main", "青岭市财政局", 2),
            Target("main", "青岭市档案馆", 1),
            Target("copied", "业务一处", 1),
        ],
        title=title,
        body=BODY,
        enclosures="自查情况表",
        countersigners=[desk.people["classifier"]],
        checked=list(NECESSITY),
    )
    return drafting.draft(draft=draft, **desk.of("reader"))


def _to_the_signer(desk: Desk, outgoing: Outgoing) -> None:
    issuing.check(outgoing, words="", **desk.of("office_head"))
    issuing.countersign(outgoing, agrees=True, words="", **desk.of("classifier"))
    issuing.review(outgoing, words="", **desk.of("secrecy_office"))


def _issue(desk: Desk, outgoing: Outgoing) -> None:
    issuing.sign(outgoing, confirmed=list(CONFIRMED), words="", **desk.of("leader"))
    number(outgoing, by=desk.people["keeper"])
    fields: dict[str, Any] = {"made": 6, "pages": 2, "spoilt": 0, "destroyed": 0}
    fields["place"] = Place.objects.get(kind_of=Place.Kind.ROOM)
    print_run(outgoing, proofreader=desk.people["reader"], **fields, **desk.with_reader())
