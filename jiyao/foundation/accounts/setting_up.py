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
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone, system_scope

THREE: tuple[Role, ...] = (SYSTEM, SECURITY, AUDIT)
TRIES = 5


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
    _keep(_digest(code), TRIES)
    return code


def code_is_right(code: str) -> bool:
    """Whether `code` is the one given out last; a wrong one uses up a try."""
    stored, tries = _kept()
    if tries and hmac.compare_digest(stored, _digest(code.strip())):
        return True
    if tries:
        _keep(stored, tries - 1)
    record_alone("nobody", "accounts.organisation.set-up", Outcome.REFUSED, clauses=("SYS-06",))
    return False


def set_up(founders: dict[str, Founder]) -> dict[str, Person]:
    """Enrol the three administrators, role code → founder, in one act. Raises AlreadySetUp."""
    with system_scope("accounts.organisation.set-up"):
        everybody = Circle.objects.select_for_update().filter(kind_of=Circle.Kind.EVERYBODY)
        list(everybody)  # locked: of two first starts at once the second finds people
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


def _keep(digest: str, tries: int) -> None:
    _code_file().touch(mode=0o600)
    _code_file().write_text(f"{digest} {tries}", encoding="ascii")


def _kept() -> tuple[str, int]:
    file = _code_file()
    digest, tries = file.read_text(encoding="ascii").split() if file.exists() else ("", "0")
    return digest, int(tries)


def _code_file() -> Path:
    return Path(settings.HOME) / "setup.code"


def _digest(code: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{code}".encode()).hexdigest()
