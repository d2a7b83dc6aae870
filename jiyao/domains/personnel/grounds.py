"""What clearance rests on here: the post held, the vetting passed, no bar (PER-01, PER-02)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post, PostLevel
from jiyao.domains.organisation.posts_held import INTENDING
from jiyao.domains.personnel.models import Bar, PostHolding, Vetting
from jiyao.domains.personnel.models.leaving import weight_left
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.clearing import (
    Claim,
    Good,
    Ground,
    People,
    bears_on,
    claiming,
    ground,
)
from jiyao.foundation.access.models import LevelGroup
from jiyao.foundation.people.models import Membership
from jiyao.foundation.people.parting import Lacking, before_parting


def _claims(people: People, at: datetime) -> dict[int, list[Claim]]:
    holdings = PostHolding.objects.holding_at(at).filter(person__in=people)
    held = list(holdings.select_related("post__circle__parent").order_by("pk"))
    handled: dict[int, list[PostLevel]] = {}
    levels = PostLevel.objects.holding_at(at).filter(post__in={row.post_id for row in held})
    for level in levels.select_related("level__scheme").order_by("pk"):
        handled.setdefault(level.post_id, []).append(level)
    found: dict[int, list[Claim]] = {}
    for row in held:
        for each in handled.get(row.post_id, []):
            claim = Claim(each.level, row.until, str(row.post))
            found.setdefault(row.person_id, []).append(claim)
    return found


def _vetted(people: People, at: datetime) -> dict[int, list[Good]]:
    rows = Vetting.objects.holding_at(at).filter(person__in=people, outcome=Vetting.Outcome.PASSED)
    found: dict[int, list[Good]] = {}
    for row in rows.select_related("post__circle__parent"):
        good = Good(row.until, row.weight, row.get_outcome_display())
        found.setdefault(row.person_id, []).append(good)
    return found


def _free(people: People, at: datetime) -> dict[int, list[Good]]:
    barred = set(
        Bar.objects.holding_at(at).filter(person__in=people).values_list("person", flat=True)
    )
    return {key: [Good(said=str(_("在岗")))] for key in people if key not in barred}


def _without_a_leaving(person: Any, at: datetime) -> Lacking | None:
    if weight_left(person, at)[0] <= DEFAULT_WEIGHT:
        return None
    return _("任过涉密岗位，离岗手续没有办完"), _("请人事部门或保密办“发起离岗离职”")


def _vetted_for(person: int, at: datetime) -> list[Post]:
    rows = Vetting.objects.filter(person=person, outcome=Vetting.Outcome.OPEN, since__lte=at)
    return [row.post for row in rows.select_related("post__circle__parent").order_by("pk")]


def _in_post(people: Iterable[int]) -> list[int]:
    rows = PostHolding.objects.filter(person__in=people)
    return list(rows.values_list("person", flat=True))


def _in_the_post(row: PostLevel) -> list[int]:
    return list(PostHolding.objects.filter(post=row.post_id).values_list("person", flat=True))


claiming("post", _claims)
VETTING = ground(
    Ground(
        code="vetting",
        name=_("涉密人员审查"),
        ask=_vetted,
        instead=_("请人事部门办理“涉密人员审查”"),
        above=DEFAULT_WEIGHT,
    )
)
STANDING = ground(
    Ground(
        code="standing",
        name=_("在岗状态"),
        ask=_free,
        instead=_("暂停接触的由保密办恢复，离岗的须重新审查上岗"),
    )
)
bears_on(PostHolding)
bears_on(Vetting)
bears_on(Bar)
bears_on(PostLevel, _in_the_post)
bears_on(Membership, lambda row: _in_post([row.person_id]))
bears_on(LevelGroup, lambda row: list(PostHolding.objects.values_list("person", flat=True)))
INTENDING.append(_vetted_for)
before_parting(_without_a_leaving)
