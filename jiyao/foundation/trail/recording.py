"""Writing entries: the act under way, refusals in their own transaction, openings before content.

Clauses SYS-03, DOC-15. If an entry cannot be written, the act does not happen.
"""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from jiyao.foundation.store.aliases import ACT, READ, in_writing_scope, writing_scope
from jiyao.foundation.store.turns import hand_up
from jiyao.foundation.trail.body import LISTED, Body, Change, manifest_of, written
from jiyao.foundation.trail.merkle import leaf_hash


class NoActUnderWay(RuntimeError):
    """A write outside every procedure and system scope."""


class ActInsideAct(RuntimeError):
    """An act opened while another is under way; a body calls another's `body`, not its act."""


class Unrecorded(RuntimeError):
    """An act that ended without leaving an entry."""


@dataclass(frozen=True)
class Surroundings:
    """Where a request comes from: its id and the terminal's address."""

    request: str = ""
    terminal: str = ""


@dataclass
class Act:
    """One act under way: the entry it will leave and the rows it has written.

    recorded_at: the moment of its transaction, the same for all that is done at one stroke.
    """

    who: str
    entry_id: str = field(default_factory=lambda: secrets.token_hex(16))
    recorded_at: datetime = field(default_factory=lambda: _begun.get() or datetime.now(UTC))
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    recorded: bool = False

    def note_change(self, kind: str, ref: str, before: str, after: str) -> None:
        """Remember that a row was written; several writings of one row count as one change."""
        first = self.changes.get((kind, ref))
        self.changes[kind, ref] = Change(kind, ref, first.before if first else before, after)

    def record(self, code: str, outcome: str, **fields: Any) -> None:
        """Write the entry of this act. Raises BodyTooLarge, or what the database raises."""
        for follower in _followers if self.changes else ():
            follower(self)
        around = surroundings.get()
        changes = tuple(sorted(self.changes.values(), key=lambda c: (c.kind, c.ref)))
        body = Body(
            id=self.entry_id,
            at=self.recorded_at,
            mono=time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000,
            who=self.who,
            code=code,
            outcome=outcome,
            request=around.request,
            terminal=around.terminal,
            changes=changes,
            **fields,
        )
        _store(body)
        self.recorded = True


Follower = Callable[[Act], None]

NOWHERE = Surroundings()
surroundings: ContextVar[Surroundings] = ContextVar("surroundings", default=NOWHERE)
_followers: list[Follower] = []
_begun: ContextVar[datetime | None] = ContextVar("begun", default=None)
_act: ContextVar[Act | None] = ContextVar("act", default=None)


def follow(follower: Follower) -> None:
    """Have something done in every act that wrote rows, just before its entry.

    For what is made of rows and must never lag behind them, such as an index.
    """
    _followers.append(follower)


def current_act() -> Act:
    """Return the act under way. Raises NoActUnderWay outside one."""
    act = _act.get()
    if act is None:
        raise NoActUnderWay
    return act


def act_alias() -> str:
    """The alias that acts are written on; programs with one role have only one."""
    return ACT if ACT in settings.DATABASES else READ


@contextmanager
def one_transaction() -> Iterator[None]:
    """Open one durable transaction on `act` for several acts: all of them or none."""
    with writing_scope(), ExitStack() as opened:
        with hand_up():
            opened.enter_context(transaction.atomic(using=act_alias(), durable=True))
        token = _begun.set(datetime.now(UTC))
        opened.callback(_begun.reset, token)
        yield


@contextmanager
def acting(who: str) -> Iterator[Act]:
    """Open one act, in a transaction of its own unless `one_transaction` is open.

    who: the number of the person, or the name of the program that acts.
    Raises Unrecorded when the block wrote no entry, ActInsideAct when another act is under way.
    """
    if _act.get():
        raise ActInsideAct(who)
    with nullcontext() if in_writing_scope() else one_transaction():
        act = Act(who)
        token = _act.set(act)
        try:
            yield act
            if not act.recorded:
                raise Unrecorded(who)
        finally:
            _act.reset(token)


@contextmanager
def system_scope(reason: str, who: str = "system") -> Iterator[Act]:
    """Do what no procedure does (sign-in, set-up, time), named by its trail code `reason`."""
    with acting(who) as act:
        yield act
        if not act.recorded:
            act.record(reason, "done")


def record_alone(who: str, code: str, outcome: str, **fields: Any) -> str:
    """Write one entry in a transaction of its own (a refusal, an opening) and return its id."""
    with acting(who) as act:
        act.record(code, outcome, **fields)
    return act.entry_id


def _store(body: Body) -> None:
    from jiyao.foundation.trail.models import Entry, Manifest

    data = body.to_bytes()
    if len(body.changes) > LISTED:
        Manifest.objects.create(entry_id=body.id, rows=manifest_of(body.changes))
    Entry.objects.create(
        log=body.log,
        entry_id=body.id,
        at=written(body.at),
        who=body.who,
        code=body.code,
        kind=body.kind,
        ref=body.ref,
        level=body.level,
        outcome=body.outcome,
        leaf=leaf_hash(data),
        body=data,
    )
