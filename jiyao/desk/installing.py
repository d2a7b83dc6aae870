"""Laying out an installation: tables, rights, and the data that ships."""

from contextlib import suppress

from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.utils import timezone

from jiyao.domains.carriers.vocabulary import ship_kinds, ship_room, ship_terms
from jiyao.domains.classification.vocabulary import ship_protected_kinds
from jiyao.domains.organisation.vocabulary import ship_agenda, ship_texts
from jiyao.domains.personnel.vocabulary import ship_conditions
from jiyao.domains.release.vocabulary import ship_prohibitions
from jiyao.domains.reporting.signing import own_key
from jiyao.foundation.access.ceiling import current_ceiling
from jiyao.foundation.access.models import Ceiling, Level
from jiyao.foundation.access.vocabulary import ship_levels
from jiyao.foundation.duties.steps import ship_steps
from jiyao.foundation.people.models import Circle
from jiyao.foundation.registers.indexing import rebuild
from jiyao.foundation.store.roles import grant_rights
from jiyao.foundation.store.tables import bring_up_to_date, is_empty, lay_out_at_once
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import acting
from jiyao.foundation.vault.rotating import make_first_key


class NothingMissing(Exception):
    """Everything that ships is there; the act that looked for it leaves no entry."""


def lay_out(verbosity: int = 0) -> None:
    """Bring tables, rights and shipped data up to date. Runs as the owner, at every upgrade."""
    if is_empty(connection):
        lay_out_at_once(connection)
    else:
        bring_up_to_date(connection)
    emit_post_migrate_signal(verbosity, False, connection.alias)
    if connection.vendor == "postgresql":
        grant_rights(connection)
    make_first_key()
    own_key()
    ship_what_is_missing()
    rebuild()


def ship_what_is_missing() -> None:
    """Write what ships and is not there, on the trail; nothing that is there is changed."""
    with suppress(NothingMissing), acting("system") as act:
        ship()
        if not act.changes:
            raise NothingMissing
        act.record("accounts.installation.laid-out", Outcome.DONE)


def ship() -> None:
    """Write the shipped data, inside an act; the handling ceiling starts at internal (SYS-10)."""
    ship_levels()
    ship_kinds()
    ship_room(timezone.now())
    ship_terms(timezone.now())
    ship_protected_kinds(timezone.now())
    ship_steps()
    ship_texts(timezone.now())
    ship_agenda(timezone.now())
    ship_conditions(timezone.now())
    ship_prohibitions(timezone.now())
    if not Circle.objects.filter(kind_of=Circle.Kind.EVERYBODY).exists():
        Circle.objects.create(kind_of=Circle.Kind.EVERYBODY, name="全体人员")
    if current_ceiling() is None:
        internal = Level.objects.get(scheme__code="work", code="internal")
        Ceiling.objects.create(level=internal, since=timezone.now())
