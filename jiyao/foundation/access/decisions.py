"""The one predicate: who may know, handle or read a record. Pure, deny by default, deny wins.

`Model.objects.visible_to(facts, action)` in querysets.py is the same rule as SQL, and the row
policies in row_security.py are it once more inside PostgreSQL. Clauses SYS-02, SYS-06, ORG-15.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ADMINISTRATORS, HANDLERS, LOOKING_AFTER


class Action(StrEnum):
    """What may be done with a record: a closed list, each including those before it."""

    KNOW = "know"
    HANDLE = "handle"
    READ = "read"


@dataclass(frozen=True)
class PersonFacts:
    """What is true of a person now: clearance as scheme id → highest rank, circles, roles."""

    person_id: int
    at: datetime
    active: bool = True
    clearances: dict[int, int] = field(default_factory=dict, hash=False)
    circles: frozenset[int] = frozenset()
    compartments: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    levels: frozenset[int] = frozenset()

    @property
    def is_administrator(self) -> bool:
        return bool(self.roles & ADMINISTRATORS)

    @property
    def handles(self) -> bool:
        return bool(self.roles & HANDLERS)

    @property
    def looks_after_people(self) -> bool:
        return bool(self.roles & LOOKING_AFTER) and not self.is_administrator


@dataclass(frozen=True)
class RecordFacts:
    """What is true of a record now; `holder` is the id of the person who holds it."""

    scheme: int
    rank: int
    scope: frozenset[int]
    compartment: int | None = None
    holder: int | None = None


@dataclass(frozen=True)
class Decision:
    """The answer, with the reason and its clause when it is no."""

    allowed: bool
    reason: str | Promise = ""
    clause: str = ""


YES = Decision(True)
NOBODY = Decision(False, _("帐号已停用"), "SYS-01")
NO_CONTENT = Decision(False, _("三员不接触业务内容"), "SYS-06")
CLOSED_MATTER = Decision(False, _("不在专案人员名单内"), "DOC-26")
NOT_CLEARED = Decision(False, _("涉密等级不足"), "SYS-02")
OUT_OF_SCOPE = Decision(False, _("不在知悉范围内"), "SYS-02")


def decide(person: PersonFacts, action: Action, record: RecordFacts) -> Decision:
    """Decide one action of one person on one record."""
    barred = _barred(person, action, record)
    if barred:
        return barred
    reading = _reading(person, record)
    if action is Action.READ or reading.allowed:
        return reading
    if person.handles:
        return YES
    if action is Action.KNOW and record.holder == person.person_id:
        return YES
    return reading


def _barred(person: PersonFacts, action: Action, record: RecordFacts) -> Decision | None:
    if not person.active:
        return NOBODY
    if action is Action.KNOW and record.holder == person.person_id:
        return None
    if person.is_administrator:
        return NO_CONTENT
    if record.compartment is not None and record.compartment not in person.compartments:
        return CLOSED_MATTER
    return None


def _reading(person: PersonFacts, record: RecordFacts) -> Decision:
    if person.is_administrator:
        return NO_CONTENT
    if person.clearances.get(record.scheme, -1) < record.rank:
        return NOT_CLEARED
    if not person.circles & record.scope:
        return OUT_OF_SCOPE
    return YES
