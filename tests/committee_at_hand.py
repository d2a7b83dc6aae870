"""A committee with a meeting and what came of it, one row of every kind, for the doors."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import (
    AgendaTemplate,
    Body,
    MeetingItem,
    Minutes,
    Seat,
    Yearly,
)
from jiyao.domains.organisation.procedures.charging import give_charge
from jiyao.domains.organisation.procedures.committee import add_seat, fill_seat, found_body
from jiyao.domains.organisation.procedures.concluding import assign, pass_items
from jiyao.domains.organisation.procedures.drafting import draft_document
from jiyao.domains.organisation.procedures.meetings import (
    call_meeting,
    close_meeting,
    order_meeting,
    record_attendance,
)
from jiyao.foundation.people.models import Circle

TERM = date(2099, 12, 31)


def sat(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Let the leader and the reader meet, decide something for the reader, and be charged."""
    by = cast["secrecy_office"]
    fields: dict[str, Any] = {"scope": "统筹", "basis": "文1", "answers_to": None}
    body = found_body(kind="committee", name="门前委员会", **fields, by=by)
    seat = Seat.objects.get(body=body)
    fill_seat(seat, person=cast["leader"], term_until=TERM, basis="任1", by=by)
    other = add_seat(body, role="member", unit=None, work="", by=by)
    fill_seat(other, person=cast["reader"], term_until=TERM, basis="任1", by=by)
    item = _held(body, cast, signs, behind)
    due = timezone.localdate() + timedelta(days=9)
    decision = assign(item, task="换锁", owner=cast["reader"], due_on=due, by=by)
    unit = Circle.objects.get(name="办公室")
    charge = give_charge(tier="unit", unit=unit, person=cast["reader"], basis="文2", by=by)
    document = draft_document(body, title="通知", text="内容", by=by)
    place: dict[str, Any] = {"starts_at": datetime(2098, 5, 1, tzinfo=UTC), "place": "一室"}
    meeting = call_meeting(body, **place, is_last=False, by=by)
    with behind():
        return {
            "body": body,
            "seat": seat,
            "meeting": meeting,
            "meeting_item": MeetingItem.objects.select_related("meeting").get(pk=item.pk),
            "minutes": Minutes.objects.get(),
            "decision": decision,
            "committeedocument": document,
            "yearly": Yearly.objects.get(),
            "agenda": AgendaTemplate.objects.first(),
            "charge": charge,
        }


def _held(body: Body, cast: Any, signs: Any, behind: Any) -> MeetingItem:
    """Hold an extra meeting of one item that passes."""
    fields: dict[str, Any] = {"starts_at": timezone.now(), "place": "一室", "reason": "研究换锁"}
    meeting = order_meeting(body, **fields, by=cast["leader"], proofs=signs())
    by, people = cast["secrecy_office"], [cast["leader"], cast["reader"]]
    record_attendance(meeting, present=people, leave=[], guests=[], by=by)
    with behind():
        item = meeting.items.get()
    pass_items(meeting, items=[item], conclusion="换", by=by)
    close_meeting(meeting, by=by)
    return item
