"""Who is asked to decide a step: the holders of its roles who are cleared, and their substitutes.

Clauses SYS-02 and SYS-06: never the requester, nobody twice in one request, not through a
substitute either. Whoever is named may know the request, in scope or not; see docs/adr/0008.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty, own_table
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.models import Approver, Permit, PermitStep, Substitute

DECIDE = duty_kind("approvals.decide", _("审批"))


@dataclass(frozen=True)
class Seat:
    """One person who may decide, and in whose place."""

    person_id: int
    in_place_of_id: int | None = None

    @property
    def people(self) -> frozenset[int]:
        """Those who have had their say when this seat has."""
        return frozenset(key for key in (self.person_id, self.in_place_of_id) if key)


def seats(roles: tuple[str, ...], label: Any, barred: set[int], at: datetime) -> list[Seat]:
    """Return who may decide for these roles; barred: the requester and those who decided before.

    Who holds a role himself does not decide in another's place besides.
    """
    able = cleared_for(label, at) if label else Person.objects.filter(is_active=True)
    able = able.exclude(pk__in=barred)
    appointed = Appointment.objects.holding_at(at).filter(role_code__in=roles)
    held = set(appointed.values_list("person_id", "role_code"))
    named = [person for person, _role in held]
    holders = set(able.filter(pk__in=named).values_list("pk", flat=True))
    standing_in = Substitute.objects.holding_at(at).filter(
        role_code__in=roles, principal__in=holders, person__in=able.values("pk")
    )
    places = {
        row.person_id: row.principal_id
        for row in standing_in.order_by("-pk")
        if row.person_id not in holders and (row.principal_id, row.role_code) in held
    }
    own = [Seat(pk) for pk in sorted(holders)]
    return own + [Seat(person, principal) for person, principal in sorted(places.items())]


def seats_of(step: PermitStep, at: datetime) -> list[Seat]:
    """Return who may decide this step of a request now."""
    permit = step.permit
    return seats(step.asks.roles, permit.label, barred_from(step), at)


def barred_from(step: PermitStep) -> set[int]:
    """Return the requester, and whoever decided another step of the same round."""
    others = step.permit.approvers.filter(round=step.round, answered_at__isnull=False)
    pairs = others.exclude(step=step).values_list("person_id", "in_place_of_id")
    return {step.permit.asked_by_id, *(key for pair in pairs for key in pair if key)}


def open_step(step: PermitStep, at: datetime) -> None:
    """Let the step's turn begin, inside an act: name who decides, each with a duty."""
    step.opened_at = at
    step.due_at = due_after(at, step.asks.days)
    step.save()
    for seat in seats_of(step, at):
        _name(step, seat, at)


def close_step(step: PermitStep, at: datetime, passed: bool) -> None:
    """End the step's turn: who has not decided is no longer asked, and no longer knows."""
    step.closed_at = at
    step.passed = passed
    step.save()
    for approver in step.approvers.pending():
        unname(approver, at)


def unname(approver: Approver, at: datetime) -> None:
    """Ask this person no longer."""
    approver.ended_at = at
    approver.save()
    close_duties(DECIDE, approver, at)


def due_after(at: datetime, days: int) -> datetime:
    """Return the closing time of the so many-th working day after `at`."""
    return at_closing(add_working_days(timezone.localdate(at), days, own_table()))


def _name(step: PermitStep, seat: Seat, at: datetime) -> None:
    approver = Approver.objects.create(
        permit=step.permit,
        step=step,
        round=step.round,
        person_id=seat.person_id,
        in_place_of_id=seat.in_place_of_id,
        named_at=at,
    )
    open_duty(DECIDE, approver, approver.person, at, step.due_at)


def to_rename(at: datetime) -> Iterator[PermitStep]:
    """Yield the open steps whose approvers are no longer those who may decide."""
    steps = PermitStep.objects.under_way().select_related("permit__label__level")
    for step in steps.filter(permit__state=Permit.State.OPEN).order_by("pk"):
        leaving, coming = _changes(step, at)
        if leaving or coming:
            yield step


def rename(step: PermitStep, at: datetime) -> None:
    """Follow appointments, clearances and substitutes: name who may decide now, inside an act."""
    leaving, coming = _changes(step, at)
    for approver in leaving:
        unname(approver, at)
    for seat in coming:
        _name(step, seat, at)


def _changes(step: PermitStep, at: datetime) -> tuple[list[Approver], list[Seat]]:
    wanted = set(seats_of(step, at))
    rows = list(step.approvers.filter(ended_at__isnull=True))
    named = {Seat(row.person_id, row.in_place_of_id): row for row in rows}
    leaving = [row for seat, row in named.items() if seat not in wanted and not row.answered_at]
    heard = {key for seat, row in named.items() if row.answered_at for key in seat.people}
    coming = [seat for seat in wanted - named.keys() if not seat.people & heard]
    return leaving, sorted(coming, key=lambda seat: seat.person_id)
