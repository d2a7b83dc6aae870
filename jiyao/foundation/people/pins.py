"""The signing PIN: re-confirmation that the person at the keyboard is the one who signs.

Clauses SYS-01, CIR-06. A PIN is hashed like a password and blocked after repeated failures.
"""

from django.contrib.auth.hashers import check_password, make_password

from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.recording import system_scope

FAILURES_ALLOWED = 5
LENGTH = range(6, 13)


class PinMalformed(ValueError):
    """A PIN that is not six to twelve digits, or all the same digit."""


def check_form(pin: str) -> None:
    """Raise PinMalformed unless `pin` is six to twelve digits that are not all the same."""
    if len(pin) not in LENGTH or not pin.isdecimal() or len(set(pin)) == 1:
        raise PinMalformed


def set_pin(person: Person, pin: str) -> None:
    """Give the person a new PIN, inside an act. Raises PinMalformed."""
    check_form(pin)
    person.pin = make_password(pin)
    person.pin_failures = 0
    person.save()


def try_pin(person: Person, pin: str) -> int | None:
    """Return None if `pin` is the person's, else how often it may be tried before it is blocked.

    Failures are counted and recorded; the sixth is not tried, nor what was never set: 0.
    """
    person = Person.objects.get(pk=person.pk)
    if not person.pin or person.pin_failures >= FAILURES_ALLOWED:
        return 0
    if not check_password(pin, person.pin):
        return max(FAILURES_ALLOWED - _count(person.pk, 1), 0)
    if person.pin_failures:
        _count(person.pk, -person.pin_failures)
    return None


def _count(person_id: int, more: int) -> int:
    with system_scope("people.pin.counted"):
        person = Person.objects.select_for_update().get(pk=person_id)
        person.pin_failures = max(person.pin_failures + more, 0)
        person.save()
    return person.pin_failures
