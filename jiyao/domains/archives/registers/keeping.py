from django.db.models import F
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import Appraisal, Repair, VolumeCount
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="archives.count",
        title=_("档案清点登记"),
        rows=lambda: VolumeCount.objects.select_related("label__level__scheme", "volume", "by"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        empty=_("这里列出账、卡、物的清点。在案卷的页面上“清点账卡物”后会出现在这里。"),
        choices=(
            Choice(
                "differs",
                _("不符"),
                lambda rows: rows.exclude(on_books=F("on_card"), on_card=F("found")),
            ),
        ),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("账"), lambda row: row.on_books, "number"),
            Column(_("卡"), lambda row: row.on_card, "number"),
            Column(_("物"), lambda row: row.found, "number"),
            Column(_("结果"), lambda row: _("相符") if row.agrees else _("不符")),
            Column(_("清点人"), lambda row: row.by),
            Column(_("清点时间"), lambda row: row.at, "time"),
        ),
    )
)

register(
    Register(
        code="archives.repair",
        title=_("档案修复登记"),
        rows=lambda: Repair.objects.select_related("label__level__scheme", "volume", "done_by"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("noted_at", "id"),
        empty=_("没有破损的档案。在案卷的页面上“登记破损”后会出现在这里。"),
        choices=(Choice("open", _("待修复"), lambda rows: rows.filter(done_at__isnull=True)),),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("破损情况"), lambda row: row.damage, "title"),
            Column(_("登记时间"), lambda row: row.noted_at, "time"),
            Column(_("修复方法"), lambda row: row.method),
            Column(_("修复人"), lambda row: row.done_by),
            Column(_("修复时间"), lambda row: row.done_at, "time"),
        ),
    )
)

register(
    Register(
        code="archives.appraisal",
        title=_("期满鉴定登记"),
        rows=lambda: Appraisal.objects.select_related(
            "label__level__scheme", "volume", "approved_by", "by"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        empty=_("这里列出保管期满的鉴定。期满的案卷在案卷目录“保管期满”中，逐卷鉴定。"),
        choices=(
            Choice("destroy", _("销毁"), lambda rows: rows.filter(verdict="destroy")),
            Choice("keep", _("延长"), lambda rows: rows.filter(verdict="keep")),
        ),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("鉴定意见"), lambda row: row.get_verdict_display(), "title"),
            Column(_("延长至"), lambda row: row.keep_until),
            Column(_("批准人"), lambda row: row.approved_by),
            Column(_("鉴定时间"), lambda row: row.at, "time"),
        ),
    )
)
