"""Whose turn it is with an outgoing document: the duties of each step (DOC-03)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Outgoing, note
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duty, open_duty
from jiyao.foundation.people.models import Person

CHECK = duty_kind("carriers.check", _("核稿"), act="carriers.outgoing.checked")
COUNTERSIGN = duty_kind("carriers.countersign", _("会签"), act="carriers.outgoing.countersigned")
CONSULT = duty_kind("carriers.consult", _("商有关部门"), act="carriers.outgoing.consented")
REVIEW = duty_kind("carriers.secrecy_review", _("发文保密审查"), act="carriers.outgoing.reviewed")
SIGN = duty_kind("carriers.issue", _("签发"), act="carriers.outgoing.signed")
NUMBER = duty_kind("carriers.issue_number", _("发文编号"), act="carriers.outgoing.numbered")
PRINT = duty_kind("carriers.print", _("缮印"), act="carriers.outgoing.printed")
REDRAFT = duty_kind("carriers.redraft", _("修改文稿"), act="carriers.outgoing.revised")
TURNS = (CHECK, COUNTERSIGN, CONSULT, REVIEW, SIGN, NUMBER, PRINT, REDRAFT)
State = Outgoing.State


def go_on(
    outgoing: Outgoing, state: str, what: str, by: Person, at: datetime, words: str = ""
) -> Outgoing:
    """Bring an outgoing document to its next state, inside an act, and let the next people owe."""
    outgoing.state = state
    outgoing.save()
    note(outgoing, what, by, at, words)
    hand_on(outgoing, at)
    return outgoing


def hand_on(outgoing: Outgoing, at: datetime) -> None:
    """Close what is owed no longer, inside an act; open what is owed now and was not before."""
    label = outgoing.label_id
    turns = [(kind, person) for kind, people in _next(outgoing, at) for person in people]
    wanted = {(kind, person.pk, label): person for kind, person in turns}
    for duty in Duty.objects.pending().filter(kind_code__in=TURNS, subject_ref=outgoing.public_id):
        if wanted.pop((duty.kind_code, duty.owner_id, duty.label_id), None) is None:
            close_duty(duty, at)
    for (kind, _owner, _label), person in wanted.items():
        open_duty(kind, outgoing, person, at, None)


def _next(outgoing: Outgoing, at: datetime) -> list[tuple[str, list[Any]]]:
    if outgoing.state == State.CHECKED:
        return _consents(outgoing)
    turns: dict[str, tuple[str, list[Any]]] = {
        State.DRAFTED: (CHECK, _others(OFFICE_HEAD.code, outgoing, at)),
        State.AGREED: (REVIEW, _others(SECRECY_OFFICE.code, outgoing, at)),
        State.REVIEWED: (SIGN, [outgoing.leader]),
        State.SIGNED: (NUMBER, holders_of(KEEPER.code, at)),
        State.NUMBERED: (PRINT, holders_of(KEEPER.code, at)),
        State.RETURNED: (REDRAFT, [outgoing.drafter]),
        State.DISPUTED: (REDRAFT, [outgoing.drafter]),
    }
    return [turns[outgoing.state]] if outgoing.state in turns else []


def _others(role: str, outgoing: Outgoing, at: datetime) -> list[Any]:
    return [person for person in holders_of(role, at) if person.pk != outgoing.drafter_id]


def _consents(outgoing: Outgoing) -> list[tuple[str, list[Any]]]:
    missing = [each for each in outgoing.asked() if each.agreed is None]
    people = [each.person for each in missing if each.person_id]
    bodies = [each for each in missing if each.body]
    return [(COUNTERSIGN, people), (CONSULT, [outgoing.drafter] if bodies else [])]


def next_after_consents(outgoing: Outgoing) -> str:
    """Return the state once nobody is left to ask, else the one in which they are asked."""
    said = [each.agreed for each in outgoing.asked()]
    if False in said:
        return State.RETURNED
    return State.CHECKED if None in said else State.AGREED
