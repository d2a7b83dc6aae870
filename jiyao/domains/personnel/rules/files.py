"""Reasons not to open a file (PER-12)."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("PER-12")
def person_has_no_file(person: Person) -> Refusal | None:
    if not apps.get_model("personnel.personfile").objects.filter(person=person).exists():
        return None
    return Refusal(_("%(who)s 已有档案") % {"who": person}, _("请在原档案中办理"))
