from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Conveyance, Notice
from jiyao.domains.organisation.procedures.chasing import CHASING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.notice",
        title=_("保密通知"),
        rows=lambda: Notice.objects.select_related("published_by"),
        action=Action.HANDLE,
        roles=CHASING,
        order=("published_at", "id"),
        begin="organisation.notice.published",
        level_of=lambda row: "",
        empty=_("这里列出发布的保密提醒和通报。保密办“发布保密通知”后会出现在这里。"),
        choices=(Choice("cascade", _("逐级传达"), lambda rows: rows.filter(cascades=True)),),
        columns=(
            Column(_("标题"), str, "title", opens=True),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("发布人"), lambda row: row.published_by, code="by"),
            Column(_("发布时间"), lambda row: row.published_at, "time", code="published"),
            Column(_("确认期限"), lambda row: row.due_at, "time", code="due"),
        ),
    )
)

register(
    Register(
        code="organisation.conveyance",
        title=_("通知传达"),
        rows=lambda: Conveyance.objects.select_related("notice", "unit", "person"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("asked_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出由部门负责人传达的通知。发布逐级传达的通知后会出现在这里。"),
        choices=(
            Choice("open", _("未传达"), lambda rows: rows.filter(conveyed_at__isnull=True)),
            Choice("done", _("已传达"), lambda rows: rows.filter(conveyed_at__isnull=False)),
        ),
        columns=(
            Column(_("通知"), str, "title", opens=True),
            Column(_("部门"), lambda row: row.unit, code="unit"),
            Column(_("负责人"), lambda row: row.person, code="person"),
            Column(_("传达方式"), lambda row: row.how, code="how"),
            Column(_("交办时间"), lambda row: row.asked_at, "time", code="asked"),
            Column(_("传达时间"), lambda row: row.conveyed_at, "time", code="conveyed"),
        ),
    )
)
