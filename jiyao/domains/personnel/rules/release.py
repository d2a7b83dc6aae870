"""Reasons not to act on a release period (PER-08, PER-14, PER-15)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Release


@rule("PER-08")
def release_is_running(release: "Release") -> Refusal | None:
    if release.released_at is None:
        return None
    return Refusal(_("%(who)s 的脱密期已经解除") % {"who": release.person})


@rule("PER-08")
def nobody_releases_himself(release: "Release", by: Person) -> Refusal | None:
    if release.person_id != by.pk:
        return None
    return Refusal(_("不得给自己办理"), _("请由其他经办人办理"))


@rule("PER-07", "PER-08")
def release_period_is_over(release: "Release", at: datetime) -> Refusal | None:
    if release.until and release.until <= at:
        return None
    if release.until is None:
        return Refusal(_("这是终身限制，没有期满"), _("复核后改为有期限的，期满再解除"))
    day = date_format(timezone.localtime(release.until), "Y年n月j日")
    return Refusal(_("脱密期到 %(day)s 才满") % {"day": day}, _("期满当天起可以解除"))


@rule("PER-15")
def release_is_reviewed(release: "Release") -> Refusal | None:
    if release.review_on:
        return None
    return Refusal(_("期限在范围以内的不用复核"), _("期满时解除即可"))


@rule("PER-15")
def next_review_is_later(review_on: date | None, at: datetime) -> Refusal | None:
    if review_on is None or review_on > timezone.localdate(at):
        return None
    return Refusal(_("下次复核日期应在今天以后"), _("请另选日期"))


@rule("PER-15")
def end_or_next_review_is_named(ends_on: date | None, review_on: date | None) -> Refusal | None:
    if ends_on or review_on:
        return None
    return Refusal(_("没有期满日期的，须定下次复核日期"), _("请填其中一项"))


@rule("PER-08")
def contact_stays(release: "Release", supervisor: Person) -> Refusal | None:
    if supervisor.pk != release.person_id and supervisor.is_active:
        return None
    return Refusal(_("联系人应是本单位在册的另一人"), _("请另选联系人"))


@rule("PER-14")
def new_body_acknowledges(body: str, paper: str) -> Refusal | None:
    if body in ("own", "former") or paper.strip():
        return None
    return Refusal(_("新的责任单位还没有确认接收"), _("收到确认函后填写文号再办理"))
