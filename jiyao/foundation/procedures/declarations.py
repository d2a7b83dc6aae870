"""Declaring a procedure: one declaration, many uses (button, check, transaction, trail, matrix)."""

import hashlib
import inspect
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, cached_property
from typing import Any, ClassVar

from django.utils.functional import Promise

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import Role
from jiyao.foundation.procedures.rules import MisdeclaredRule, Rule, check_fit
from jiyao.foundation.procedures.signing import NO_SIGNATURE, Signing


@dataclass(frozen=True)
class Approval:
    """Whose approval a procedure needs, over which of its fields, and how long it is good for.

    by: every role that may ever approve it; chosen: of the record and the time, which of them do
    now, such as by a setting for its level; effect: of the record, the fields and the time, what
    granting would open, in words for the approver; told: the name of these words, where they say
    how the matter stands. A stored flow (`models.Flow`) may put steps
    before theirs, never take theirs away.
    """

    by: tuple[Role, ...]
    fields: tuple[str, ...]
    valid: timedelta = timedelta(days=7)
    chosen: Callable[[Any, datetime], tuple[Role, ...]] | None = None
    effect: Callable[[Any, dict[str, Any], datetime], list[str]] | None = None
    told: str | Promise = ""

    def roles_for(self, record: Any, at: datetime) -> tuple[Role, ...]:
        """Return the roles that approve it for this record now; never one that is not in `by`."""
        if self.chosen is None:
            return self.by
        chosen = self.chosen(record, at)
        return tuple(role for role in self.by if role in chosen)


@dataclass(frozen=True)
class Procedure:
    """One named verb of the regime. Calling it does it; see `calling.perform`."""

    code: str
    title: str | Promise
    body: Callable[..., Any]
    by: tuple[Role, ...]
    cites: tuple[str, ...]
    rules: tuple[Rule, ...]
    needs: Action
    signature: Signing
    approval: Approval | None
    late: bool
    exceptional: bool
    mends: bool
    instead: tuple[str, ...]
    locks: Callable[[Any, dict[str, Any]], Any] | None
    subject: str
    model: type | None
    parameters: dict[str, Any] = field(repr=False)

    do_not_call_in_templates: ClassVar[bool] = True

    def __call__(self, *subject: Any, **values: Any) -> Any:
        """Carry the procedure out; see `calling.perform` for parameters and errors."""
        from jiyao.foundation.procedures.calling import perform

        return perform(self, subject[0] if subject else None, **values)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what the person fills in."""
        return tuple(n for n in self.parameters if n not in (self.subject, "by", "at"))

    def opens_to(self, roles: Collection[str]) -> bool:
        """Whether one of these role codes may carry the procedure out."""
        return any(role.code in roles for role in self.by)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What a field is when a caller does not give it."""
        given = inspect.signature(self.body).parameters.items()
        return {name: p.default for name, p in given if p.default is not p.empty}

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that the procedure or one of its rules carries out."""
        cited = dict.fromkeys([*self.cites, *(c for r in self.rules for c in r.clauses)])
        return tuple(sorted(cited))


PROCEDURES: dict[str, Procedure] = {}


def procedure(
    code: str,
    title: str | Promise,
    *,
    by: Role | Iterable[Role],
    cites: tuple[str, ...],
    rules: tuple[Rule, ...] = (),
    needs: Action = Action.HANDLE,
    signature: Signing = NO_SIGNATURE,
    approval: Approval | None = None,
    late: bool = False,
    exceptional: bool = False,
    mends: bool = False,
    instead: tuple[str, ...] = (),
    locks: Callable[[Any, dict[str, Any]], Any] | None = None,
) -> Callable[[Callable[..., Any]], Procedure]:
    """Declare a procedure.

    code: its code on the trail, `area.noun.past-participle`; by: the roles that may;
    cites: clauses carried out; rules: reasons to refuse; needs: the access to its record;
    signature: who signs; approval: whose permit it needs; late: whether 补录 is allowed;
    exceptional: offered last; mends: it corrects what was booked wrongly, and is offered folded up,
    behind all else; instead: the codes of the other answers to the same question;
    locks: of its record and fields, the rows that it or its rules go by besides these.
    Raises MisdeclaredRule when a rule does not fit: the program does not start.
    """

    def declare(body: Callable[..., Any]) -> Procedure:
        hints = inspect.signature(body, eval_str=True).parameters
        subject = next((n for n, p in hints.items() if p.kind is p.POSITIONAL_OR_KEYWORD), "")
        roles = (by,) if isinstance(by, Role) else tuple(by)
        types = {name: p.annotation for name, p in hints.items()}
        model = types.get(subject)
        declared = Procedure(
            code, title, body, roles, cites, rules, needs, signature, approval, late, exceptional,
            mends, instead, locks, subject, model, types,
        )  # fmt: skip
        return _declared(declared)

    return declare


def _declared(procedure: Procedure) -> Procedure:
    _check(procedure)
    PROCEDURES[procedure.code] = procedure
    rulebook.cache_clear()
    return procedure


def _check(declared: Procedure) -> None:
    known = PROCEDURES.get(declared.code)
    if known and known.body.__module__ != declared.body.__module__:
        raise MisdeclaredRule(f"{declared.code}: declared twice")
    if declared.parameters.get("at") is not datetime or "by" not in declared.parameters:
        raise MisdeclaredRule(f"{declared.code}: needs `by` and `at: datetime`")
    bound = declared.approval.fields if declared.approval else ()
    for name in (*bound, *declared.signature.signers):
        if name not in declared.parameters:
            raise MisdeclaredRule(f"{declared.code}: no parameter {name!r} to bind or sign")
    for each in declared.rules:
        check_fit(each, declared.code, declared.parameters)


@cache
def rulebook() -> str:
    """Return the version of the declared rules: twelve hex digits of their digest."""
    lines = [
        f"{p.code} {p.clauses} {[r.name for r in p.rules]} {[r.code for r in p.by]}"
        for _, p in sorted(PROCEDURES.items())
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
