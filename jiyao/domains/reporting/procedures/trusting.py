"""Whose signed files are taken in, and to whom ours go (ORG-16)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.models import Counterpart
from jiyao.domains.reporting.rules import counterparts as rules
from jiyao.domains.reporting.rules.packages import key_is_safe
from jiyao.foundation.access.roles import HEAD, LEADER, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure

DECIDE = (LEADER, HEAD)


@procedure(
    "reporting.counterpart.trusted",
    _("登记上下级单位"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(key_is_safe, rules.key_is_of_another, rules.one_body_is_above),
    approval=Approval(by=DECIDE, fields=("kind", "name", "key", "checked")),
)
def trust(*, kind: str, name: str, key: str, checked: str, by: Person, at: datetime) -> Counterpart:
    """Trust the key of a body from now on. key: as `trail.notes.VerifierKey` spells it."""
    return Counterpart.objects.create(
        kind_of=kind, name=name, key=key, checked=checked, since=at, set_by=by
    )


@procedure(
    "reporting.counterpart.ended",
    _("停用上下级单位"),
    by=SECRECY_OFFICE,
    cites=("ORG-16",),
    rules=(rules.counterpart_is_trusted,),
    exceptional=True,
)
def end(counterpart: Counterpart, *, by: Person, at: datetime) -> Counterpart:
    """Trust a body's key no longer, such as when it has another; what came before stays."""
    counterpart.end(at)
    return counterpart
