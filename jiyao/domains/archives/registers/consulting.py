from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import Consultation, Finding
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="archives.consultation",
        title=_("查档登记"),
        rows=lambda: Consultation.objects.select_related(
            "label__level__scheme", "volume", "reader", "approved_by"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("out_at", "id"),
        empty=_("这里列出谁凭什么查阅了哪一卷。在案卷的页面上“提供查阅”后会出现在这里。"),
        choices=(
            Choice("open", _("尚未归还"), lambda rows: rows.not_returned()),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
            Choice("outside", _("外单位"), lambda rows: rows.filter(reader__isnull=True)),
        ),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("查档编号"), str, "code", opens=True),
            Column(_("档号"), lambda row: row.volume.number, "code"),
            Column(_("查阅人"), lambda row: row.who),
            Column(_("介绍信"), lambda row: row.letter),
            Column(_("批准人"), lambda row: row.approved_by),
            Column(_("提供时间"), lambda row: row.out_at, "time"),
            Column(_("归还时间"), lambda row: row.returned_at, "time"),
        ),
    )
)

register(
    Register(
        code="archives.finding",
        title=_("档案差异登记"),
        rows=lambda: Finding.objects.select_related(
            "label__level__scheme", "volume", "consultation"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        empty=_("没有发现差异。归还清点或账卡物清点不符时，会自动登记在这里。"),
        choices=(Choice("open", _("待查清"), lambda rows: rows.filter(cleared_at__isnull=True)),),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("查档"), lambda row: row.consultation, "code"),
            Column(_("发现的问题"), lambda row: row.what, "title"),
            Column(_("发现时间"), lambda row: row.at, "time"),
            Column(_("查清时间"), lambda row: row.cleared_at, "time"),
        ),
    )
)
