"""Reasons not to settle what was found damaged (CIR-07)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Damage


@rule("CIR-07")
def damage_is_unsettled(damage: "Damage") -> Refusal | None:
    if damage.settled_at is None:
        return None
    return Refusal(_("这次污损已经由 %(who)s 处理") % {"who": damage.settled_by})
