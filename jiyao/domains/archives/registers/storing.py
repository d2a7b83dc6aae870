from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import StoreAccess, StoreCheck, StoreVisit
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="archives.access",
        title=_("库房准入名单"),
        rows=lambda: StoreAccess.objects.select_related(
            "store", "person__unit", "label__level__scheme"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="archives.access.given",
        empty=_("这里列出可以进入档案库房的人。保密办“列入库房准入名单”后会出现在这里。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit),
            Column(_("库房"), lambda row: row.store),
            Column(_("事由"), lambda row: row.basis),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
        ),
    )
)

register(
    Register(
        code="archives.visit",
        title=_("库房进出登记"),
        rows=lambda: StoreVisit.objects.select_related(
            "store", "person__unit", "label__level__scheme"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("in_at", "id"),
        begin="archives.visit.begun",
        empty=_("这里列出每一次进出库房。机要员“登记进库”后会出现在这里。"),
        choices=(Choice("inside", _("在库内"), lambda rows: rows.filter(out_at__isnull=True)),),
        columns=(
            Column(_("进库人"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit),
            Column(_("库房"), lambda row: row.store),
            Column(_("事由"), lambda row: row.purpose, "title"),
            Column(_("进库时间"), lambda row: row.in_at, "time"),
            Column(_("出库时间"), lambda row: row.out_at, "time"),
        ),
    )
)

register(
    Register(
        code="archives.store-check",
        title=_("库房检查登记"),
        rows=lambda: StoreCheck.objects.select_related("store", "by", "label__level__scheme"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        begin="archives.store-check.made",
        empty=_("这里列出库房温湿度和八防检查。机要员“检查库房”后会出现在这里。"),
        choices=(
            Choice(
                "open",
                _("待整改"),
                lambda rows: rows.exclude(failed=[]).filter(remedied_at__isnull=True),
            ),
        ),
        columns=(
            Column(_("库房"), str, opens=True),
            Column(_("温度（℃）"), lambda row: row.temperature, "number"),
            Column(_("湿度（%）"), lambda row: row.humidity, "number"),
            Column(_("不合格项"), lambda row: row.findings or _("无"), "title"),
            Column(_("检查人"), lambda row: row.by),
            Column(_("检查时间"), lambda row: row.at, "time"),
            Column(_("整改时间"), lambda row: row.remedied_at, "time"),
        ),
    )
)
