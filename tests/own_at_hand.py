"""What the house makes and finds itself: a notebook, a finding, a conveying."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.models import CarrierKind, Copy, Damage, Document, OwnItem
from jiyao.domains.carriers.procedures.conveying import convey
from jiyao.domains.carriers.procedures.damaging import report_damage
from jiyao.domains.carriers.procedures.notebooks import issue
from jiyao.domains.carriers.procedures.own import enter
from jiyao.domains.carriers.procedures.trips import register_trip
from jiyao.foundation.access.models import Level
from tests.carriers_at_hand import the_room

CODED = {"title": "", "code_title": "七号件"}
MEETING = {
    "meeting": "全省保密工作会议",
    "host": "省保密局",
    "back_at": timezone.now() + timedelta(days=1),
}


def made_in_the_house(
    copy: Copy, document: Document, cast: Any, signs: Any, behind: Any
) -> dict[str, Any]:
    """Return the records by their names, of the level and scope of a document and its copy."""
    report_damage(copy, condition="封面污损", by=cast["keeper"])
    to = {"to": cast["reader"]}
    spoken = {"speaker": cast["leader"], "hearers": [cast["reader"]], "place": the_room()}
    book = {"level": document.label.level, "size": "32 开", "pages": 100, **to}
    trip = register_trip(person=cast["reader"], by=cast["keeper"], **MEETING)
    with behind():
        damage = Damage.objects.get(copy=copy)
    return {
        "damage": damage,
        "conveyance": convey(document, notes_allowed=False, by=cast["keeper"], **spoken),
        "ownitem": entered(cast, document.label.level, origin="meeting", **CODED),
        "trip": trip,
        "notebook": issue(by=cast["keeper"], proofs=signs(**to), **book),
    }


def entered(cast: Any, level: Level, **changes: Any) -> OwnItem:
    """Put a draft of two copies of six pages on the books."""
    fields = {"origin": "draft", "title": "工作方案（送审稿）", "code_title": "", "copies": 2}
    fields |= {"level": level, "kind": CarrierKind.objects.get(code="paper"), "amount": 6}
    item: OwnItem = enter(by=cast["keeper"], **fields | changes)
    return item
