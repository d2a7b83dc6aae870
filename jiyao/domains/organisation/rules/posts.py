"""Reasons not to set up, rate or abolish a post (PER-01)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Post


@rule("PER-01")
def post_has_a_new_name(name: str, unit: Circle | None) -> Refusal | None:
    found = Circle.objects.filter(kind_of=Circle.Kind.POST, name=name, parent=unit)
    if not found.exists():
        return None
    return Refusal(_("已有岗位 %(name)s") % {"name": name}, _("请换一个名称，或修订原岗位"))


@rule("PER-01")
def one_level_of_each_scheme(levels: list[Level]) -> Refusal | None:
    if len({level.scheme_id for level in levels}) == len(levels):
        return None
    return Refusal(_("同一密级体系选了不止一个密级"), _("每个体系只选该岗位经常接触的最高密级"))


@rule("PER-01")
def post_stands(post: "Post", at: datetime) -> Refusal | None:
    if post.until is None or post.until > at:
        return None
    return Refusal(_("岗位 %(post)s 已撤销") % {"post": post})


@rule("PER-01")
def levels_change(post: "Post", levels: list[Level], at: datetime) -> Refusal | None:
    if set(post.levels_at(at)) != set(levels):
        return None
    return Refusal(_("岗位 %(post)s 现在就是这些密级") % {"post": post}, _("无须调整"))


@rule("PER-01")
def post_is_empty(post: "Post", at: datetime) -> Refusal | None:
    if not post.circle.memberships.holding_at(at).exists():
        return None
    return Refusal(_("岗位 %(post)s 还有人") % {"post": post}, _("请人事部门先办理离岗或换岗"))
