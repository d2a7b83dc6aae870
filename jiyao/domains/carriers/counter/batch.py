"""A batch at the counter, made anew of what the page sends: nothing of it is booked yet."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.counter.turns import TURNS, Ground, Turn
from jiyao.domains.carriers.forms.circulating import READING_PLACES, places
from jiyao.domains.carriers.models import Copy, Place, Receiver
from jiyao.domains.carriers.readings import is_unread
from jiyao.domains.carriers.returning import end_of_period, latest_return
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.approvals.queries import usable_by
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.binding import is_partly_hidden, unbind_for
from jiyao.foundation.procedures.calling import judge
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.permits import not_approved
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.settings import kinds_allowed
from jiyao.foundation.procedures.signing import Kind

MOST = 50
LACKING = Refusal(_("柜台上缺少办理所需的内容"), _("请在此份的页面上办理"))
NOT_HERE = Refusal(
    _("此密级不在柜台刷卡签收"),
    _("请在此份的页面上，用允许的签收方式办理"),
    "procedures.signature_kind",
    ("CIR-06",),
)


@dataclass
class Line:
    """One copy of the batch, what was said of it (how much was counted), and why not."""

    copy: Any
    said: str = ""
    fields: dict[str, Any] | None = None
    refusals: list[Refusal] = field(default_factory=list)
    due_at: datetime | None = None


@dataclass
class Batch:
    """Who stands at the counter, what is to be done, and the copies scanned so far.

    gone: how many were scanned that the keeper may no longer handle; unread: whether what comes
    back is not signed as read with the return.
    """

    look: Look
    turn: Turn
    person: Person | None
    place: Place | None
    lines: list[Line]
    gone: int = 0
    unread: bool = False

    @property
    def copies(self) -> list[Any]:
        return [line.copy for line in self.lines]

    @property
    def doubled(self) -> bool:
        """Whether one reader is to be given two copies of the same document at once."""
        documents = [copy.document_id for copy in self.copies]
        given = not self.turn.counts and self.turn.code != "deliver"
        return given and len(set(documents)) < len(documents)

    @property
    def uncounted(self) -> list[Line]:
        """The lines whose copies are still to be counted."""
        return [line for line in self.lines if self.turn.counts and not line.said]

    @property
    def to_sign_as_read(self) -> int:
        """How many copies come back that their reader has not signed as read."""
        return sum(is_unread(copy) for copy in self.copies) if self.turn.counts else 0

    @property
    def is_whole(self) -> bool:
        """Whether everything is filled in for every copy that was scanned."""
        filled = all(line.fields is not None for line in self.lines)
        return bool(self.person and self.lines) and filled and not self.gone

    @property
    def is_ready(self) -> bool:
        """Whether both sides can sign now."""
        return self.is_whole and not any(line.refusals for line in self.lines)

    def judge(self, lines: list[Line]) -> None:
        """Say of these lines what is filled in for them, and why they cannot be done."""
        units, approved = self._units(), self._approved(lines)
        now, unread = self.look.now, self.unread
        ground = Ground(self.person, self.place, units, approved, now, unread)
        kinds: dict[int, bool] = {}
        for line in lines:
            line.fields = self.turn.fields(line.copy, line.said, ground)
            line.refusals = self._against(line, kinds)
            if not line.refusals:
                line.due_at = self._due(line)

    def _due(self, line: Line) -> datetime | None:
        """When a copy that goes out now is to be back: by its loan, else by the rule."""
        if line.fields and "days" in line.fields:
            return end_of_period(line.fields["days"], self.look.now)
        return latest_return(line.copy, self.look.now) if self.turn.placed else None

    def forget_what_is_refused(self) -> None:
        """Leave out the lines that something stands against."""
        self.judge(self.lines)
        self.lines = [line for line in self.lines if not line.refusals]

    def _against(self, line: Line, kinds: dict[int, bool]) -> list[Refusal]:
        procedure, copy, now = self.turn.procedure, line.copy, self.look.now
        other = {self.turn.part: self.person} if self.person else {}
        values = {**(line.fields or {}), **other, "by": self.look.person, "at": now}
        found = judge(procedure, {**values, procedure.subject: copy})
        if self.person and line.fields is None and not found and not self.turn.counts:
            approved = not procedure.approval
            found = [LACKING if approved else not_approved(procedure, copy, now)]
        if copy.level_id not in kinds:
            kinds[copy.level_id] = Kind.COUNTER in kinds_allowed(procedure, copy, now)
        return found if kinds[copy.level_id] else [*found, NOT_HERE]

    def _units(self) -> tuple[Any, ...]:
        """For which units the person signs: as authorised, else the person's own, to be refused."""
        if self.turn.code != "deliver" or self.person is None:
            return ()
        rows = Receiver.objects.holding_at(self.look.now).filter(person=self.person)
        units = [receiver.unit for receiver in rows.select_related("unit").order_by("pk")]
        return tuple(units or filter(None, [self.person.unit]))

    def may_be_lent(self, copy: Any) -> bool:
        """Whether the keeper has a usable permit to lend this copy to this person."""
        return copy.public_id in self._permitted(TURNS["lend"].procedure, [Line(copy)])

    def _approved(self, lines: list[Line]) -> dict[Any, dict[str, Any]]:
        """Return what this person may be lent, by the keeper's usable permits."""
        if not (self.turn.procedure.approval and self.person):
            return {}
        return self._permitted(self.turn.procedure, lines)

    def _permitted(self, procedure: Procedure, lines: list[Line]) -> dict[Any, dict[str, Any]]:
        rows = usable_by(self.look.person, self.look.now).filter(code=procedure.code)
        permits = list(rows.filter(subject_ref__in=[line.copy.public_id for line in lines]))
        values = unbind_for(self.look.facts, [permit.bound for permit in permits])
        return {
            permit.subject_ref: {name: value for name, value in each.items() if name != "to"}
            for permit, each in zip(permits, values, strict=True)
            if each["to"] == self.person and not is_partly_hidden(each)
        }


def batch_of(sent: Any, look: Look) -> Batch:
    """Return the batch that a page sends back; what the keeper may not handle is left out.

    sent: the POST data: turn, card, place, and copy and said for each line.
    """
    turn = TURNS.get(sent.get("turn", ""), TURNS["send"])
    said = dict(zip(sent.getlist("copy"), sent.getlist("said"), strict=False))
    refs = [ref for ref in said if _is_ref(ref) and ref != sent.get("drop")]
    rows = handled(look).filter(public_id__in=refs[:MOST])
    found = {str(copy.public_id): copy for copy in rows}
    lines = [Line(found[ref], _clean(said[ref])) for ref in refs if ref in found]
    person, place = person_of(sent.get("card", "")), _place(sent.get("place"))
    gone, unread = len(refs) - len(lines), "unread" in sent
    return Batch(look, turn, person, place, lines, gone=gone, unread=unread)


def handled(look: Look) -> Any:
    """Return the copies that the keeper may handle, with what the rules ask of them."""
    return Copy.objects.visible_to(look.facts, Action.HANDLE).for_acting()


def person_of(card: str) -> Person | None:
    """Return the person with this card, if he or she is on the books."""
    found: Person | None = (
        Person.objects.filter(number__iexact=card[:32], is_active=True)
        .select_related("unit")
        .first()
    )
    return found


def place_among(rows: Any, key: Any) -> Place | None:
    """Return the place with this key as the page sends it, or nothing."""
    text = str(key or "")[:18]
    able = text.isascii() and text.isdecimal()
    found: Place | None = rows.filter(pk=text).first() if able else None
    return found


def shown(batch: Batch) -> Batch:
    """Return the batch as the page shows it: every line judged, with titles where they may be."""
    batch.judge(batch.lines)
    add_documents(batch.copies, batch.look.facts)
    return batch


def _place(key: Any) -> Place | None:
    rows = places(*READING_PLACES)
    return place_among(rows, key) or rows.first()


def _clean(said: str) -> str:
    number, _space, condition = said.partition(" ")
    able = number.isascii() and number.isdecimal() and len(number) <= 5
    return f"{int(number)} {condition[:120]}".strip() if able else ""


def _is_ref(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
