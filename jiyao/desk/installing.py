"""Laying out an installation: tables, rights, and the data that ships."""

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from jiyao.domains.carriers.vocabulary import ship_kinds, ship_room
from jiyao.foundation.access.ceiling import current_ceiling
from jiyao.foundation.access.models import Ceiling, Level
from jiyao.foundation.access.vocabulary import ship_levels
from jiyao.foundation.duties.models import Step
from jiyao.foundation.duties.steps import ship_steps
from jiyao.foundation.people.models import Circle
from jiyao.foundation.store.roles import grant_rights
from jiyao.foundation.trail.recording import system_scope


def lay_out(verbosity: int = 0) -> None:
    """Bring tables, rights and shipped data up to date. Runs as the owner."""
    call_command("migrate", interactive=False, verbosity=verbosity)
    if connection.vendor == "postgresql":
        grant_rights(connection)
    if not _shipped():
        with system_scope("accounts.installation.laid-out"):
            ship()


def ship() -> None:
    """Write the shipped data, inside an act; the handling ceiling starts at internal (SYS-10)."""
    ship_levels()
    ship_kinds()
    ship_room(timezone.now())
    ship_steps()
    everybody: dict[str, Any] = {"kind_of": Circle.Kind.EVERYBODY, "name": "全体人员"}
    if not Circle.objects.filter(**everybody).exists():
        Circle.objects.create(**everybody)
    if current_ceiling() is None:
        internal = Level.objects.get(scheme__code="work", code="internal")
        Ceiling.objects.create(level=internal, since=timezone.now())


def _shipped() -> bool:
    return current_ceiling() is not None and Step.objects.exists()
