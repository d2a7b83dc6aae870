"""The first start: three people become the three administrators, with a one-time code.

Clause SYS-06. No other way makes a person without a procedure; once three are there it is closed.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import AUDIT, SECURITY, SYSTEM, Role
from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.recording import system_scope

THREE: tuple[Role, ...] = (SYSTEM, SECURITY, AUDIT)


class AlreadySetUp(RuntimeError):
    """The three administrators are there; set-up is closed for good."""


@dataclass(frozen=True)
class Founder:
    """One of the three: number, name and the first password, chosen by that person."""

    number: str
    name: str
    password: str


def is_set_up() -> bool:
    """Whether anybody has been enrolled."""
    return Person.objects.exists()


def new_code() -> str:
    """Make the one-time code of the first start and keep only its digest. Raises AlreadySetUp."""
    if is_set_up():
        raise AlreadySetUp
    code = f"{secrets.randbelow(10**10):010d}"
    _code_file().write_text(_digest(code), encoding="ascii")
    _code_file().chmod(0o600)
    return code


def code_is_right(code: str) -> bool:
    """Whether `code` is the code given out last."""
    file = _code_file()
    stored = file.read_text(encoding="ascii") if file.exists() else ""
    return hmac.compare_digest(stored, _digest(code.strip()))


def set_up(founders: dict[str, Founder]) -> dict[str, Person]:
    """Enrol the three administrators, role code → founder, in one act. Raises AlreadySetUp."""
    with system_scope("accounts.organisation.set-up"):
        if is_set_up():
            raise AlreadySetUp
        people = {role.code: _enrol(founders[role.code], role) for role in THREE}
    _code_file().unlink(missing_ok=True)
    return people


def _enrol(founder: Founder, role: Role) -> Person:
    now = timezone.now()
    person = Person(number=founder.number, name=founder.name, must_change_password=False)
    person.set_password(founder.password)
    person.save()
    Appointment.objects.create(person=person, role_code=role.code, since=now)
    own = Circle.objects.create(
        kind_of=Circle.Kind.PERSON, name=f"{founder.name}({founder.number})"
    )
    everybody = Circle.objects.filter(kind_of=Circle.Kind.EVERYBODY)
    for circle in (own, *everybody):
        Membership.objects.create(person=person, circle=circle, since=now)
    return person


def _code_file() -> Path:
    return Path(settings.HOME) / "setup.code"


def _digest(code: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{code}".encode()).hexdigest()
