"""Fictional copies on every way out of the room, approved and done by calling the procedures."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Place
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.carrying import carry_out
from jiyao.domains.carriers.procedures.circulating import take_back
from jiyao.domains.carriers.procedures.delivering import dispatch
from jiyao.domains.carriers.procedures.folding import found, put_in
from jiyao.domains.carriers.procedures.handing_back import list_for_issuer
from jiyao.domains.carriers.procedures.lending_outside import lend_outside
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.signing import Kind, Proof

MEETING: dict[str, Any] = {
    "purpose": "meeting",
    "destination": "青岭市会议中心",
    "route": "单位—人民路—会议中心，原路返回",
    "means": "special_car",
    "container": "code_case",
    "seal": "封0007",
    "abroad": False,
    "authority": "",
}
HISTORY = {
    "body": "青岭市地方志办公室",
    "bearer": "许某",
    "letter": "青志介〔2026〕12号",
    "purpose": "核对史实",
    "receipt": "借条2026-1",
}
DELIVERY: dict[str, Any] = {
    "body": "青岭市财政局",
    "method": "confidential_mail",
    "number": "机要0815",
    "seal": "封1001",
    "carrier": None,
    "escort": None,
    "checked": ["address", "seal", "level", "contents"],
    "handed_to": "王某",
}


class Office:
    """The people of the demo doing what needs an approval, each signing with the own PIN."""

    def __init__(self, people: dict[str, Any], pin_of: dict[str, str]) -> None:
        self.people = people
        self.pin_of = pin_of

    def proof(self, key: str, kind: Kind = Kind.SESSION) -> Proof:
        person = self.people[key]
        card = person.number if kind is Kind.COUNTER else ""
        return Proof(kind, self.pin_of[person.number], card)

    def do(
        self, procedure: Procedure, record: Any, to: str = "", checker: Any = "", **fields: Any
    ) -> Any:
        """Ask as keeper, approve as leader, do it; the others sign at the counter."""
        keeper = self.people["keeper"]
        given = {"by": self.proof("keeper")}
        for name, key in (("to", to), ("checker", checker)):
            if key:
                fields[name] = self.people[key]
                given[name] = self.proof(key, Kind.COUNTER)
        permit = ask(procedure, record, by=keeper, asked_for="工作需要", **fields)
        leader = {"by": self.people["leader"], "proofs": {"by": self.proof("leader")}}
        grant(permit, remark="同意", **leader)
        return procedure(record, by=keeper, proofs=given, **fields)

    def take_back(self, copy: Copy, reader: str) -> None:
        person = self.people[reader]
        proofs = {"by": self.proof("keeper"), "reader": self.proof(reader, Kind.COUNTER)}
        fields = {"reader": person, "counted": 6, "condition": ""}
        take_back(copy, by=self.people["keeper"], proofs=proofs, **fields)


def send_out(
    people: dict[str, Any], pin_of: dict[str, str], copies: list[Copy], room: Place
) -> None:
    """Lend, carry, deliver and lend outside some of these copies; list one for its issuer; the last
    go into a folder.

    copies: at least seven in the room, none top secret, in the scope of reader and classifier.
    """
    office, keeper = Office(people, pin_of), people["keeper"]
    borrowed, returned, carried, sent, outside, recalled, *rest = copies
    office.do(lend, borrowed, to="reader", purpose="起草答复函时查对", place=room, days=3)
    office.do(lend, returned, to="classifier", purpose="核对定密依据", place=room, days=1)
    office.take_back(returned, "classifier")
    escort = {"escort": people["classifier"], "days": 1}
    office.do(carry_out, carried, to="reader", **MEETING, **escort)
    office.do(dispatch, sent, checker="office_head", **DELIVERY)
    office.do(lend_outside, outside, **HISTORY, days=5)
    due = timezone.now() + timedelta(days=20)
    list_for_issuer(copies=[recalled], notice="青保收〔2026〕3号", due=due, by=keeper)
    highest = max((copy.level for copy in rest), key=lambda level: level.weight)
    folder = found(name=f"{highest}1号夹", level=highest, by=keeper)
    for copy in rest:
        put_in(copy, folder=folder, by=keeper)
