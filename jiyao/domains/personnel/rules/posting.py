"""Reasons not to give somebody a post (PER-01 to PER-04, EDU-02, ORG-08)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.clearing import GROUNDS
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import PersonFile, PostHolding


@rule("SYS-06", "PER-02")
def nobody_posts_himself(file: "PersonFile", by: Person) -> Refusal | None:
    if file.person_id != by.pk:
        return None
    return Refusal(_("不得给自己办理上岗"), _("请由其他经办人办理"))


@rule("PER-03")
def temporary_staff_hold_no_classified_post(
    file: "PersonFile", post: Post, at: datetime
) -> Refusal | None:
    if file.employment != file.Employment.TEMPORARY or post.weight_at(at) <= DEFAULT_WEIGHT:
        return None
    return Refusal(
        _("%(who)s 是临时聘用人员，不得任涉密岗位") % {"who": file}, _("请另选在编或聘用人员")
    )


@rule("PER-02")
def person_is_vetted(file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    return _lacking("vetting", file, post, at)


@rule("EDU-02", "PER-04")
def person_is_trained(file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    return _lacking("training", file, post, at)


@rule("ORG-08", "PER-04")
def person_has_pledged(file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    return _lacking("pledge", file, post, at)


@rule("PER-07")
def person_is_not_barred(file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    return _lacking("standing", file, post, at)


@rule("PER-01")
def post_is_not_held_by_him(file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    if not post.holdings.holding_at(at).filter(person=file.person_id).exists():
        return None
    return Refusal(_("%(who)s 已在岗位 %(post)s") % {"who": file, "post": post})


@rule("PER-01")
def post_is_in_use(post: Post, at: datetime) -> Refusal | None:
    if post.until is None or post.until > at:
        return None
    return Refusal(_("岗位 %(post)s 已撤销") % {"post": post}, _("请另选岗位"))


@rule("PER-01")
def post_is_still_held(holding: "PostHolding", at: datetime) -> Refusal | None:
    if holding.until is None or holding.until > at:
        return None
    return Refusal(_("%(who)s 已离开岗位 %(post)s") % {"who": holding.person, "post": holding.post})


def asked_by(post: Post, code: str, at: datetime) -> list[Level]:
    """Return the levels of a post for which a ground is asked."""
    return [level for level in post.levels_at(at) if level.weight > GROUNDS[code].above]


def holds_for(post: Post, code: str, who: int, at: datetime) -> bool:
    """Whether a ground holds for a person, up to every level of a post for which it is asked."""
    goods = GROUNDS[code].ask([who], at).get(who, [])
    levels = asked_by(post, code, at)
    return all(any(good.carries(level) for good in goods) for level in levels)


def _lacking(code: str, file: "PersonFile", post: Post, at: datetime) -> Refusal | None:
    ground = GROUNDS[code]
    if holds_for(post, code, file.person_id, at):
        return None
    return Refusal(
        _("%(who)s 任%(post)s缺少：%(what)s") % {"who": file, "post": post, "what": ground.name},
        ground.instead,
    )
