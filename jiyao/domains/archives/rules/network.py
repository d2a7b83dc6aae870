"""Reasons not to name somebody to the archive network (ARC-10)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import ArchivePost
    from jiyao.foundation.people.models import Person

OF_UNITS = ("filer", "electronic")


@rule("ARC-10")
def post_fits_the_unit(kind: str, unit: Circle | None) -> Refusal | None:
    if (kind in OF_UNITS) == (unit is not None):
        return None
    if unit is None:
        return Refusal(_("这个岗位按部门设，没有选部门"), _("请选择部门"))
    return Refusal(_("这个岗位属于全单位，不按部门设"), _("请不要选部门"))


@rule("ARC-10")
def post_is_not_yet_held(
    kind: str, unit: Circle | None, person: "Person", at: datetime
) -> Refusal | None:
    posts = person.archive_posts.holding_at(at)
    if not posts.filter(kind_of=kind, unit=unit).exists():
        return None
    return Refusal(_("%(who)s 已经担任这个岗位") % {"who": person}, _("换文号的，请先办理“卸任”"))


@rule("ARC-10")
def post_is_held(post: "ArchivePost") -> Refusal | None:
    if post.until is None:
        return None
    return Refusal(_("已经卸任"))
