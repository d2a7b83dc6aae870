"""Reasons not to chase a unit (ORG-07)."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import owed_in
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("ORG-07")
def something_is_owed(unit: Circle) -> Refusal | None:
    if owed_in(unit).exists():
        return None
    return Refusal(
        _("%(unit)s 现在没有人欠签") % {"unit": unit}, _("还没有签发责任书的，请先逐级签发")
    )
