"""A committee with five votes, and how a meeting of it is held."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.organisation import recurring
from jiyao.domains.organisation.models import Body, Meeting, Seat, Yearly
from jiyao.domains.organisation.procedures.committee import add_seat, fill_seat, found_body
from jiyao.domains.organisation.procedures.concluding import conclude, pass_items
from jiyao.domains.organisation.procedures.meetings import call_meeting, record_attendance
from jiyao.domains.organisation.procedures.yearly import write
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.calendar.reminding import give, to_remind

TERM = date(2049, 12, 31)
VOTERS = ("leader", "office_head", "classifier", "reader", "personnel")
JOBS = (
    Job("organisation.yearly.opened", "年度", recurring.to_open, recurring.open_it),
    Job("organisation.meeting.scheduled", "例会", recurring.to_call, recurring.call_it),
    Job("organisation.meeting.demanded", "次数", recurring.to_demand, recurring.demand),
    Job("duties.reminder.given", "提醒", to_remind, give),
)


def local(*parts: int) -> datetime:
    """Return a moment of the organisation's own clock."""
    return timezone.make_aware(datetime(*parts))  # type: ignore[arg-type]


def tick(moment: datetime) -> None:
    """Do the committee's timed work and the reminding as at a moment."""
    with time_machine.travel(moment, tick=False):
        for job in JOBS:
            run(job, moment)


class Committee:
    """The committee at hand: its chair is the leader, the secrecy office writes."""

    def __init__(self, cast: dict[str, Any], behind: Any) -> None:
        self.cast, self.behind = cast, behind
        self.office = cast["secrecy_office"]
        fields = {"kind": "committee", "name": "示例保密委员会", "scope": "统筹", "basis": "文1"}
        self.body: Body = found_body(**fields, answers_to=None, by=self.office)
        for place, key in enumerate(VOTERS):
            self.seat(key, "member" if place else "chair")

    def seat(self, key: str, role: str) -> None:
        """Give somebody a seat."""
        seat = Seat.objects.filter(body=self.body, role="chair").first()
        if role != "chair":
            seat = add_seat(self.body, role=role, unit=None, work="", by=self.office)
        fields = {"person": self.cast[key], "term_until": TERM, "basis": "任1"}
        fill_seat(seat, **fields, by=self.office)

    def called(self, starts_at: datetime | None = None, is_last: bool = False) -> Meeting:
        """Call a regular meeting."""
        starts = starts_at or timezone.now() + timedelta(hours=1)
        fields: dict[str, Any] = {"starts_at": starts, "place": "一号会议室", "is_last": is_last}
        meeting: Meeting = call_meeting(self.body, **fields, by=self.office)
        return meeting

    def attended(self, meeting: Meeting, *keys: str) -> Meeting:
        """Book who came."""
        present = [self.cast[key] for key in keys]
        fields: dict[str, Any] = {"present": present, "leave": [], "guests": []}
        record_attendance(meeting, **fields, by=self.office)
        return meeting

    def items(self, meeting: Meeting) -> list[Any]:
        """The agenda in order."""
        with self.behind():
            return list(meeting.items.order_by("place"))

    def concluded(self, item: Any, **changes: Any) -> Any:
        """Conclude an item without a vote, unless told otherwise."""
        none = dict.fromkeys(("votes_for", "votes_against", "votes_none"))
        said = {"opinions": "同意", "outcome": "passed", "conclusion": "照办"}
        return conclude(item, **{**none, **said, **changes}, by=self.office)

    def written(self, kind: str) -> Yearly:
        """Write the plan or the summary that was opened."""
        with self.behind():
            paper = Yearly.objects.get(kind_of=kind)
        write(paper, text="要点", by=self.office)
        return paper

    def settled(self, meeting: Meeting) -> Meeting:
        """Hold a meeting up to the point where it can be closed."""
        self.attended(meeting, "leader", "reader", "classifier")
        for item in self.items(meeting):
            if item.kind_of != "ordinary":
                self.written(item.kind_of)
                self.concluded(item)
        with self.behind():
            waiting = list(meeting.items.filter(outcome=""))
        if waiting:
            pass_items(meeting, items=waiting, conclusion="无异议", by=self.office)
        return meeting


@pytest.fixture
def committee(cast: Any, behind_the_doors: Any) -> Committee:
    """The committee with its five members."""
    return Committee(cast, behind_the_doors)


@pytest.fixture
def visits(client_of: Any) -> Callable[[str, Any], str]:
    """Return the text of a record's page as somebody sees it."""

    def visit(key: str, record: Any) -> str:
        return str(client_of(key).get(record.get_absolute_url()).content.decode())

    return visit
