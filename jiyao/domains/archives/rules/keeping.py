"""Reasons not to appraise a volume, nor to book a repair (ARC-03, ARC-08)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.rules.filing import is_cleared_for
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import Repair, Volume
    from jiyao.foundation.people.models import Person

SMALLEST_PANEL = 3


@rule("ARC-03")
def repair_is_open(repair: "Repair") -> Refusal | None:
    if repair.done_at is None:
        return None
    return Refusal(_("已经修复"))


@rule("ARC-08")
def volume_has_run_out(volume: "Volume", at: datetime) -> Refusal | None:
    if volume.keep_until is None:
        return Refusal(_("此卷永久保管，不鉴定销毁"))
    if volume.keep_until < timezone.localdate(at):
        return None
    return Refusal(
        _("此卷保管至 %(day)s，尚未期满") % {"day": volume.keep_until},
        _("期满后再组织鉴定"),
    )


@rule("ARC-08")
def panel_is_complete(panel: list["Person"], at: datetime) -> Refusal | None:
    if len({person.pk for person in panel}) < SMALLEST_PANEL:
        return Refusal(
            _("鉴定小组不足 %(least)d 人") % {"least": SMALLEST_PANEL}, _("请补足鉴定小组成员")
        )
    posts = [p for person in panel for p in person.archive_posts.serving_at(at)]
    if any(post.kind_of == "archivist" for post in posts):
        return None
    return Refusal(_("鉴定小组中没有专职档案员"), _("请加入专职档案员"))


@rule("ARC-08", "SYS-02")
def panel_is_cleared(volume: "Volume", panel: list["Person"], at: datetime) -> Refusal | None:
    barred = [person for person in panel if not is_cleared_for(person, volume, at)]
    if not barred:
        return None
    return Refusal(
        _("%(who)s 不能鉴定此卷：涉密等级不足，或不是指定保管人") % {"who": barred[0]},
        _("请改由涉密等级相当的人参加鉴定"),
    )


@rule("ARC-08")
def extension_is_dated(verdict: str, longer: date | None, at: datetime) -> Refusal | None:
    if verdict == "destroy" and longer is None:
        return None
    if verdict == "keep" and longer and longer > timezone.localdate(at):
        return None
    if verdict == "destroy":
        return Refusal(_("销毁的不填延长日期"), _("请清空日期，或改为延长保管"))
    return Refusal(_("延长保管没有填以后的日期"), _("请填延长到哪一天"))
