"""Reasons not to add a kind of carrier (DOC-22)."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule


@rule("DOC-22")
def kind_is_new(name: str) -> Refusal | None:
    kinds = apps.get_model("carriers", "CarrierKind")._default_manager
    if not kinds.filter(name=name).exists():
        return None
    return Refusal(_("已有载体种类“%(name)s”") % {"name": name}, _("请直接选用"))
