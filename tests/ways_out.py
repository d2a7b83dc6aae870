"""One of each way out of the room: borrowed, carried, excerpted, in a folder, going back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Document, Visit
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.carrying import carry_out
from jiyao.domains.carriers.procedures.excerpting import excerpt
from jiyao.domains.carriers.procedures.folding import found
from jiyao.domains.carriers.procedures.handing_back import list_for_issuer
from jiyao.domains.carriers.procedures.lending_outside import lend_outside
from jiyao.domains.carriers.procedures.visiting import send_with_escort
from jiyao.domains.carriers.procedures.wasting import seal_bag
from jiyao.domains.carriers.settings import EXCERPT
from tests.approved import approved
from tests.carriers_at_hand import choose, the_room

LETTER = {"body": "外单位", "bearer": "来人", "letter": "介1", "purpose": "查对", "receipt": "借1"}
WASTE: dict[str, Any] = {"origin": "办公室", "important": False}
AT_HOME = {"abroad": False, "authority": ""}
WAY = {"destination": "会场", "route": "往返", "means": "special_car", "container": "code_case"}


def ways_out(
    received: Callable[..., Document], cast: Any, signs: Any, behind: Any
) -> dict[str, Any]:
    """Return the records by their names, all of confidential level in the scope of the reader."""
    document = received("state", "confidential", counted=5, declared=5)
    with behind():
        five = Copy.objects.filter(document=document).order_by("pk")
        lent, outside, carried, brought, recalled = five
    by: dict[str, Any] = {"by": cast["keeper"], "approver": cast["leader"]}
    to = {"to": cast["reader"], "days": 2}
    proofs = signs(to=cast["reader"])
    reading = {**to, "purpose": "查对", "place": the_room()}
    meeting = {
        **to,
        **WAY,
        "purpose": "meeting",
        "seal": "封1",
        **AT_HOME,
        "escort": cast["classifier"],
    }
    loan = approved(lend, lent, proofs=proofs, **by, **reading)
    choose(EXCERPT, "notebook_with_leader")
    notes = {"notebook": "本1", "pages": "第 1 页", "purpose": "汇报"}
    people = {"by": cast["reader"], "approver": cast["leader"]}
    level = document.label.level
    back: dict[str, Any] = {"notice": "收2", "due": timezone.now() + timedelta(days=5)}
    listed = list_for_issuer(copies=[recalled], by=cast["keeper"], **back)
    return {
        "loan": loan,
        "excerpt": approved(excerpt, lent, proofs=signs(), **people, **notes),
        "outsideloan": approved(lend_outside, outside, proofs=proofs, **by, **LETTER, days=2),
        "outing": approved(carry_out, carried, proofs=proofs, **by, **meeting),
        "visit": escorted(brought, cast, signs),
        "waste_bag": seal_bag(level=level, by=cast["keeper"], **WASTE),
        "hand_back": listed,
        "handback": listed,
        "folder": found(name="1号夹", level=level, by=cast["keeper"]),
    }


def escorted(copy: Copy, cast: Any, signs: Any, **changes: Any) -> Visit:
    """Have a copy taken to the reader by the keeper's escort, approved by the office head."""
    fields = {"to": cast["reader"], "escort": cast["classifier"], "second": cast["leader"]}
    fields |= {"destination": "市立医院", "reason": "住院，急件须本人办理"} | changes
    people = {"by": cast["keeper"], "approver": cast["office_head"]}
    proofs = signs(escort=fields["escort"])
    visit: Visit = approved(send_with_escort, copy, proofs=proofs, **people, **fields)
    return visit
