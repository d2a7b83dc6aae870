"""Which requests wait for a person, and which permits he may use."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.kinds import KINDS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Approver, Permit

MARKED = "level__scheme"


def to_sign(facts: PersonFacts) -> Any:
    """Return the requests whose turn is the person's, oldest first.

    Named is not enough: who is no longer cleared for the level is not shown it, even before the
    calendar names another.
    """
    turns = Approver.objects.pending().filter(person=facts.person_id)
    cleared = Q(level__isnull=True) | Q(level__in=sorted(facts.levels))
    rows = Permit.objects.visible_to(facts, Action.KNOW).filter(
        cleared, pk__in=turns.values("permit")
    )
    rows = rows.filter(state=Permit.State.OPEN).order_by("asked_at", "pk")
    return rows.select_related("asked_by__unit", MARKED)


def duties_to_sign(facts: PersonFacts) -> Any:
    """Return what the person owes that is settled by his signature, besides the requests."""
    rows = Duty.objects.owed_by(facts.person_id).filter(kind_code__in=signed_kinds(facts))
    return rows.select_related(f"label__{MARKED}")


def signed_kinds(facts: PersonFacts) -> list[str]:
    """Return the kinds of duties that the signature of the person settles."""
    acts = {code: PROCEDURES.get(kind.act) for code, kind in KINDS.items()}
    return [
        code
        for code, act in acts.items()
        if act and "by" in act.signature.signers and act.opens_to(facts.roles)
    ]


def how_many_to_sign(facts: PersonFacts) -> int:
    """Return how much waits for the person's signature, requests and duties."""
    return int(to_sign(facts).count() + duties_to_sign(facts).count())


def usable_by(person: Any, at: datetime) -> Any:
    """Return the permits that the person was given and has not used."""
    return Permit.objects.usable_at(at).filter(asked_by=person).select_related(MARKED)
