"""Carrying a procedure out: check, transaction, rules on locked rows, deed, signature, trail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.doors import reference
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.procedures.declarations import Procedure, rulebook
from jiyao.foundation.procedures.keeping import keep_late_booking, keep_signatures
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.permits import find_permit, not_approved, use
from jiyao.foundation.procedures.refusals import Refusal, Refused, Unseen, wrong_role
from jiyao.foundation.procedures.refusing import record_refusal
from jiyao.foundation.procedures.requesting import amend, request
from jiyao.foundation.procedures.rereading import reread
from jiyao.foundation.procedures.settings import kinds_allowed
from jiyao.foundation.procedures.signing import WRONG_PIN, Kind, Proof, judge_proofs
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import Act, acting, one_transaction


@dataclass(frozen=True)
class Call:
    """One call of a procedure, as it came in."""

    procedure: Procedure
    subject: Any
    by: Any
    fields: dict[str, Any]
    proofs: dict[str, Proof]
    happened_at: datetime | None = None
    source: str = ""
    asked_for: str = ""
    amends: Permit | None = None
    tell: Callable[[Permit], None] | None = None


Deed = Callable[[Call, Act, dict[str, Any]], Any]


def perform(
    procedure: Procedure,
    subject: Any,
    *,
    by: Any,
    proofs: dict[str, Proof] | None = None,
    happened_at: datetime | None = None,
    source: str = "",
    **fields: Any,
) -> Any:
    """Carry out a procedure and return what its body returns.

    subject: the record; by: the person who acts; proofs: parameter name → what its signer gives;
    happened_at, source: for 补录, the past time and the paper it stands on; fields: the rest.
    Raises Refused (recorded) when a rule, a role, a signature or a missing approval stands against
    it, Unseen when the person may not know that the record exists.
    """
    call = Call(procedure, subject, by, fields, proofs or {}, happened_at, source)
    return _guarded([call])[0]


def perform_for_each(
    procedure: Procedure,
    subjects: list[Any],
    *,
    by: Any,
    proofs: dict[str, Proof] | None = None,
    each: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> list[Any]:
    """Carry a procedure out on several records, signed once: all of them or none.

    each: for each record what is filled in for it alone; fields: what is the same for all.
    Raises Refused and Unseen like `perform`; its subject is the record that stands against it.
    """
    given = proofs or {}
    own = each or [{} for _subject in subjects]
    both = zip(subjects, own, strict=True)
    return _guarded([Call(procedure, s, by, {**fields, **f}, given) for s, f in both])


def ask(
    procedure: Procedure,
    subject: Any,
    *,
    by: Any,
    asked_for: str,
    amends: Permit | None = None,
    tell: Callable[[Permit], None] | None = None,
    **fields: Any,
) -> Permit:
    """Ask for the approval that a procedure needs, bound to its declared fields.

    asked_for: the reason, for the approver; amends: the undecided request that this one corrects;
    tell: what else is written of the request, inside the same act.
    The rules judge the request as they will judge the act. Raises Refused and Unseen like
    `perform`, Refused also when nobody could decide.
    """
    call = Call(procedure, subject, by, fields, {}, asked_for=asked_for, amends=amends, tell=tell)
    return _guarded([call], _request)[0]


def perform_and_ask(
    procedure: Procedure, then: Procedure, *, by: Any, asked_for: str, **fields: Any
) -> Any:
    """Carry out a procedure that drafts a record, and ask for the approval of `then` with it.

    Both or neither, in one transaction; the refusal of either refuses the drafting. Returns the
    record. Raises Refused and Unseen like `perform`.
    """
    drafting = Call(procedure, None, by, fields, {})
    with _all_or_none(drafting):
        record = _act(drafting, _do)
        _act(Call(then, record, by, {}, {}, asked_for=asked_for), _request)
    return record


def perform_in_turn(
    procedure: Procedure, *then: tuple[Procedure, dict[str, Any]], by: Any, **fields: Any
) -> Any:
    """Carry out a procedure that begins a record, and others on it one after another.

    All or none, in one transaction; the refusal of any refuses the beginning. then: each with what
    is filled in for it. Returns what the last returns. Raises Refused and Unseen like `perform`.
    """
    beginning = Call(procedure, None, by, fields, {})
    with _all_or_none(beginning):
        record = _act(beginning, _do)
        for other, filled_in in then:
            call = Call(other, record, by, filled_in, {})
            _check_before([call])
            record = _act(call, _do)
    return record


@contextmanager
def _all_or_none(beginning: Call) -> Iterator[None]:
    """Open one transaction; what is refused in it is the beginning, of a record that never was."""
    try:
        _check_before([beginning])
        with one_transaction():
            yield
    except Refused as refused:
        refused.subject = None
        record_refusal(beginning.procedure, refused, beginning.by)
        raise


def _guarded(calls: list[Call], deed: Deed | None = None) -> list[Any]:
    call = calls[0]
    try:
        if deed is None:
            _check_before(calls)
        with one_transaction():
            return [_act(call := each, deed or _do) for each in calls]
    except Refused as refused:
        record_refusal(call.procedure, refused, call.by, call.subject)
        raise


def _check_before(calls: list[Call]) -> None:
    """Refuse what is wrong before the transaction; what several records sign alike, once."""
    alike: dict[Any, tuple[Call, tuple[Kind, ...], dict[str, Any]]] = {}
    for call in calls:
        late = _judge_time(call)
        if late:
            raise Refused([late], call.procedure, call.subject)
        names = call.procedure.signature.signers
        signers = {name: call.fields.get(name, call.by) for name in names}
        kinds = kinds_allowed(call.procedure, call.subject, timezone.now()) if names else ()
        alike.setdefault((kinds, *signers.values()), (call, kinds, signers))
    for call, kinds, signers in alike.values():
        found = judge_proofs(call.procedure.signature, kinds, signers, call.proofs)
        _refuse_if(call, [_for_the_clauses_of(call.procedure, each) for each in found])


def _for_the_clauses_of(procedure: Procedure, refusal: Refusal) -> Refusal:
    """Let a missing signature refuse for the clauses too that ask for the receipt.

    A wrong PIN is about nothing but the PIN.
    """
    if refusal.rule == WRONG_PIN.rule:
        return refusal
    cited = dict.fromkeys((*refusal.clauses, *procedure.cites))
    return replace(refusal, clauses=tuple(cited))


def _judge_time(call: Call) -> Refusal | None:
    if call.happened_at is None:
        return None
    if not call.procedure.late:
        return Refusal(_("此事项不能补录"), "", "procedures.late_booking", call.procedure.cites)
    if call.happened_at > timezone.now():
        return Refusal(_("发生时间晚于现在"), "", "procedures.late_booking", call.procedure.cites)
    if not call.source.strip():
        return Refusal(_("补录须写明纸质依据"), "", "procedures.late_booking", call.procedure.cites)
    return None


def _act(call: Call, deed: Deed) -> Any:
    with acting(call.by.number) as act:
        call = _fresh(call)
        _check_access(call, act.recorded_at)
        given = {**call.procedure.defaults, **call.fields}
        values = {**given, "by": call.by, "at": call.happened_at or act.recorded_at}
        if call.procedure.subject:
            values[call.procedure.subject] = call.subject
        _refuse_if(call, judge(call.procedure, values))
        return deed(call, act, values)


def _do(call: Call, act: Act, values: dict[str, Any]) -> Any:
    _use_permit(call, act.recorded_at)
    result = call.procedure.body(**values)
    _keep(call, act, result)
    return result


def _request(call: Call, act: Act, values: dict[str, Any]) -> Permit:
    what = (call.procedure, call.subject, call.fields, call.asked_for, call.by, act.recorded_at)
    permit = amend(call.amends, *what) if call.amends else request(*what)
    if call.tell:
        call.tell(permit)
    act.record(
        "approvals.permit.amended" if call.amends else "approvals.permit.asked",
        Outcome.DONE,
        clauses=call.procedure.clauses,
        rulebook=rulebook(),
        **reference(call.subject),
    )
    return permit


def _fresh(call: Call) -> Call:
    subject = call.subject
    if call.procedure.locks:
        list(call.procedure.locks(subject, call.fields))
    if subject is not None:
        rows = type(subject)._default_manager.select_for_update(of=("self",))
        subject = rows.get(pk=subject.pk)
    fields = {name: reread(value) for name, value in call.fields.items()}
    return replace(call, subject=subject, by=reread(call.by), fields=fields)


def _check_access(call: Call, now: datetime) -> None:
    facts = facts_of(call.by, now)
    if not may(facts, call.procedure.needs, call.subject):
        refusal = Refusal(_("不可见"), "", "access.decide", ("SYS-02",))
        raise Unseen([refusal], call.procedure, call.subject)
    if not (facts.active and call.procedure.opens_to(facts.roles)):
        raise Refused([wrong_role(call.procedure.by)], call.procedure, call.subject)


def judge(procedure: Procedure, values: dict[str, Any]) -> list[Refusal]:
    """Return the refusals of every rule whose parameters are all among `values`."""
    able = [rule for rule in procedure.rules if rule.parameters.keys() <= values.keys()]
    return [found for found in (rule(**values) for rule in able) if found]


def _refuse_if(call: Call, refusals: list[Refusal]) -> None:
    if refusals:
        raise Refused(refusals, call.procedure, call.subject)


def _use_permit(call: Call, now: datetime) -> None:
    if call.procedure.approval is None:
        return
    permit = find_permit(call.procedure, call.subject, call.by, call.fields, now)
    if permit is None:
        refusal = not_approved(call.procedure, call.subject, now)
        raise Refused([refusal], call.procedure, call.subject)
    use(permit, now)


def _keep(call: Call, act: Act, result: Any) -> None:
    record = call.subject if call.subject is not None else result
    keep_signatures(call, act, record)
    if call.happened_at:
        keep_late_booking(call, act, record)
    act.record(
        call.procedure.code,
        Outcome.DONE,
        happened=call.happened_at.isoformat() if call.happened_at else "",
        clauses=call.procedure.clauses,
        rulebook=rulebook(),
        **reference(record),
    )
