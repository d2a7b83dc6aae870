"""Damaged, soiled or incomplete: noted at once, looked into by the secrecy office (CIR-07)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Damage
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import damaging as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.correcting import mend
from jiyao.foundation.procedures.declarations import procedure

SETTLE = duty_kind("carriers.settle_damage", _("查清载体污损"), act="carriers.damage.settled")


def note_damage(copy: Copy, had_by: str, condition: str, by: Person, at: datetime) -> Damage | None:
    """Open a finding about the condition of a copy, inside an act; none for an empty condition.

    had_by: who had the copy when it came about, in words.
    """
    if not condition:
        return None
    damage: Damage = Damage.objects.create(
        copy=copy,
        label_id=copy.label_id,
        condition=condition,
        had_by=had_by,
        found_by=by,
        found_at=at,
    )
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(SETTLE, damage, person, at, None)
    return damage


@procedure(
    "carriers.copy.damage-noted",
    _("登记污损"),
    by=STAFF,
    cites=("CIR-07",),
    rules=(copies.copy_is_not_missing, copies.copy_is_on_the_books),
    needs=Action.KNOW,
    exceptional=True,
)
def report_damage(copy: Copy, *, condition: str, by: Person, at: datetime) -> Copy:
    """Say what is damaged or soiled, whoever notices it, wherever the copy is."""
    note_damage(copy, copy.whereabouts, condition, by, at)
    return copy


@procedure(
    "carriers.damage.settled",
    _("查清污损"),
    by=SECRECY_OFFICE,
    cites=("CIR-07",),
    rules=(rules.damage_is_unsettled,),
)
def settle(damage: Damage, *, outcome: str, by: Person, at: datetime) -> Damage:
    """Say how the damage came about and what was done about it.

    A notebook that lacked pages has from now on as many as were counted last.
    """
    damage.outcome = outcome
    damage.settled_by = by
    damage.settled_at = at
    damage.save()
    for count in damage.counts.all():
        document, last = damage.copy.document, count.notebook.last_counted
        mend(document, "amount", last, reason=outcome, by=by, at=at, keep=damage.copy)
    close_duties(SETTLE, damage, at)
    return damage
