"""Reasons not to extend, release or review: not in force, too late, too long (CLS-06)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import REVIEWED
from jiyao.domains.classification.periods import Period, PeriodMalformed
from jiyao.domains.classification.rules.proposing import not_a_period
from jiyao.domains.classification.settings import AUTOMATIC, EXPIRY
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.classification.models import Item, Notice
    from jiyao.foundation.people.models import Person


@rule("CLS-06")
def item_is_in_force(item: "Item") -> Refusal | None:
    if item.state == "signed":
        return None
    return Refusal(_("此件现在是：%(state)s") % {"state": item.get_state_display()})


@rule("CLS-06", "CLS-17")
def item_is_our_own(item: "Item") -> Refusal | None:
    if not item.comes_from_outside:
        return None
    return Refusal(
        _("密级来自原定密单位，变更和解密随原定密单位，本单位不得自行决定"),
        _("请向原定密单位提出建议；收到其通知后，在外来事项上登记变更或解密"),
    )


@rule("CLS-06")
def end_has_not_passed(item: "Item", at: datetime) -> Refusal | None:
    if item.ends_on is None or timezone.localdate(at) < item.ends_on:
        return None
    if EXPIRY.at(at, item.label.level) != AUTOMATIC:
        return None
    return Refusal(_("保密期限已经届满，不能再延长"), _("延长须在届满前决定"))


@rule("CLS-06")
def new_period_can_be(item: "Item", period: str, long_basis: str, at: datetime) -> Refusal | None:
    return not_a_period(period, long_basis, item.starts, item.label.level, at)


@rule("CLS-06")
def new_period_is_longer(item: "Item", period: str) -> Refusal | None:
    try:
        new = Period.read(period)
    except PeriodMalformed:
        return None
    if new.covers(item.starts, item.term, item.starts) and new != item.term:
        return None
    return Refusal(
        _("新的期限没有长过 %(period)s（都从制发日起算）") % {"period": item.period},
        _("请填从制发日起算的总期限；缩短期限请办解密"),
    )


@rule("CLS-06")
def year_is_not_reviewed_yet(item: "Item", at: datetime) -> Refusal | None:
    year = timezone.localdate(at).year
    done = item.events.filter(what__in=REVIEWED, at__year=year)
    if not done.exists():
        return None
    return Refusal(_("%(year)d 年度已经审核过") % {"year": year}, _("请明年再审核"))


@rule("CLS-05", "CLS-06")
def notice_is_ones_own(notice: "Notice", by: "Person", at: datetime) -> Refusal | None:
    if notice.confirmed_at:
        return Refusal(_("此通知已经确认"))
    marks_carriers = notice.thing and KEEPER.code in roles_of(by, at)
    if notice.person_id == by.pk or marks_carriers:
        return None
    return Refusal(_("此通知不是给您的"), _("请由被告知人确认；载体也可由机要员改标后确认"))
