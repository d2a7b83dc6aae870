from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import ArchivePost, ArchiveYear
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="archives.post",
        title=_("档案工作人员"),
        rows=lambda: ArchivePost.objects.select_related("person", "unit", "label__level__scheme"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="archives.post.named",
        paper="archives.network",
        empty=_("这里列出档案工作网络中的人和任期。保密办“任命档案工作人员”后会出现在这里。"),
        choices=(Choice("now", _("在任"), lambda rows: rows.serving_at(timezone.now())),),
        columns=(
            Column(_("岗位"), lambda row: row.get_kind_of_display()),
            Column(_("部门"), lambda row: row.unit or _("全单位")),
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("任命文号"), lambda row: row.basis),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
        ),
    )
)

register(
    Register(
        code="archives.year",
        title=_("档案年度计划和经费"),
        rows=lambda: ArchiveYear.objects.select_related("by", "label__level__scheme"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        begin="archives.year.entered",
        empty=_("这里列出档案工作列入哪一份年度计划、安排多少经费。由保密办登记。"),
        columns=(
            Column(_("年度"), lambda row: row.year, "number"),
            Column(_("工作计划文号"), lambda row: row.plan, "title"),
            Column(_("经费（元）"), lambda row: row.budget, "number"),
            Column(_("登记人"), lambda row: row.by),
            Column(_("登记时间"), lambda row: row.at, "time"),
        ),
    )
)
