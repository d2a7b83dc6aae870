"""A fictional superior and subordinate body, what came from below, and a notice of each side."""

import json
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone

from jiyao.domains.reporting.declared import REPORTED
from jiyao.domains.reporting.files import FORMAT, NOTICE, PACKAGE, Sent, read
from jiyao.domains.reporting.models import Counterpart
from jiyao.domains.reporting.periods import before, last_ended
from jiyao.domains.reporting.procedures.packages import draw_up, take_in
from jiyao.domains.reporting.procedures.rectifying import issue, take_in_notice
from jiyao.domains.reporting.procedures.trusting import trust
from jiyao.domains.reporting.recurring import Opening, open_it
from jiyao.domains.reporting.signing import own_public
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.trail.notes import Note, VerifierKey, public_bytes
from jiyao.foundation.trail.recording import system_scope

ABOVE, BELOW, LATE = "青岭省示例总局", "青岭市示例二院", "青岭市示例三院"
FOUND = "机要室门锁未按要求更换，请更换后附照片编号答复。"


class Neighbour:
    """Another body with a key of its own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.key = Ed25519PrivateKey.generate()

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, public_bytes(self.key))

    def file(self, kind: str, **said: Any) -> Sent:
        """Make a signed file for us and read it as it would be uploaded."""
        return read(self.bytes_of(kind, **said), kind)

    def bytes_of(self, kind: str, **said: Any) -> bytes:
        """Make a signed file for us."""
        made = (timezone.now() - timedelta(days=2)).isoformat(timespec="seconds")
        body = {"format": FORMAT, "kind": kind, "to": own_public().key_id.hex(), "made_at": made}
        text = json.dumps({**body, **said}, ensure_ascii=False) + "\n"
        return str(Note(text).signed(self.key, self.name)).encode()


def load(people: dict[str, Any], pins: dict[str, str]) -> None:
    """Trust three bodies, take in what one sent, draw our own figures up."""
    office, leader = people["secrecy_office"], people["leader"]
    proofs = {"by": Proof(Kind.SESSION, pins[leader.number])}

    def approved(procedure: Any, **fields: Any) -> Any:
        permit = ask(procedure, None, by=office, asked_for="上下级报送", **fields)
        grant(permit, remark="同意", by=leader, proofs=proofs)
        return procedure(by=office, **fields)

    above, below, late = Neighbour(ABOVE), Neighbour(BELOW), Neighbour(LATE)
    trusted = {}
    for body, kind in ((above, "above"), (below, "below"), (late, "below")):
        fields = {"kind": kind, "name": body.name, "key": str(body.verifier)}
        trusted[body.name] = approved(trust, **fields, checked="当面交换并核对指纹")
    _periods(trusted, below, office)
    due = timezone.localdate() + timedelta(days=30)
    approved(issue, counterpart=trusted[BELOW], findings=FOUND, due_on=due)
    said = {"number": "青局整〔2026〕12号", "findings": "年度保密教育覆盖不足，请限期补课。"}
    take_in_notice(file=above.file(NOTICE, **said, due=due.isoformat()), by=office)


def _periods(trusted: dict[str, Counterpart], below: Neighbour, office: Any) -> None:
    now = timezone.now()
    last = last_ended(timezone.localdate(now), "quarter").name
    with system_scope("reporting.period.opened") as act:
        for name, days in ((ABOVE, 10), (LATE, -3)):
            open_it(Opening(trusted[name], last, now + timedelta(days=days)), act.recorded_at)
    for period, more in ((before(last), 0), (last, 3)):
        figures = {code: 7 + place + more for place, code in enumerate(REPORTED)}
        said = {"period": period, "edition": 1, "figures": figures, "findings": "开展自查一次。"}
        take_in(file=below.file(PACKAGE, **said), by=office)
    with writing_scope():
        package = trusted[ABOVE].packages.select_related("counterpart").get()
    draw_up(package, findings="本期开展自查一次，发现的两处隐患已整改。", by=office)
