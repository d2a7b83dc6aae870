"""Reasons not to name somebody to the archive network (ARC-10)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import ArchivePost

OF_UNITS = ("filer", "electronic")


@rule("ARC-10")
def post_fits_the_unit(kind: str, unit: Circle | None) -> Refusal | None:
    if (kind in OF_UNITS) == (unit is not None):
        return None
    if unit is None:
        return Refusal(_("这个岗位按部门设，没有选部门"), _("请选择部门"))
    return Refusal(_("这个岗位属于全单位，不按部门设"), _("请不要选部门"))


@rule("ARC-10")
def post_is_held(post: "ArchivePost") -> Refusal | None:
    if post.until is None:
        return None
    return Refusal(_("已经卸任"))
