"""Reasons not to issue a duty list (ORG-14)."""

from datetime import datetime

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("ORG-14")
def list_says_something_new(kind: str, text: str, at: datetime) -> Refusal | None:
    rows = apps.get_model("organisation.dutylist").objects.holding_at(at).filter(kind_of=kind)
    if not any(row.text.split() == text.split() for row in rows):
        return None
    return Refusal(_("与现行版本相同"), _("改动以后再印发，改动后有关人员要重新确认"))
