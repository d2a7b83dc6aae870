"""Which requests wait for a person, and which permits a person may use."""

from datetime import datetime
from typing import Any

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.models import Permit


def to_sign(facts: PersonFacts) -> Any:
    """Return the undecided requests that the person's roles may decide and that he may see."""
    codes = [
        p.code
        for p in PROCEDURES.values()
        if p.approval and facts.roles & {role.code for role in p.approval.by}
    ]
    rows = Permit.objects.undecided().visible_to(facts, Action.HANDLE).filter(code__in=codes)
    return rows.exclude(asked_by=facts.person_id).select_related("asked_by", "label__level__scheme")


def usable_by(person: Any, at: datetime) -> Any:
    """Return the permits that the person was given and has not used."""
    return Permit.objects.usable_at(at).filter(asked_by=person).select_related("label__level")
