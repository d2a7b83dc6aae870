from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import (
    AgendaTemplate,
    CommitteeDocument,
    Decision,
    Meeting,
    Yearly,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

LABEL = "label__level__scheme"

register(
    Register(
        code="organisation.meeting",
        title=_("委员会会议"),
        rows=lambda: Meeting.objects.select_related("body", LABEL),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("starts_at", "id"),
        empty=_("这里列出您参加的或经办的委员会会议。在委员会的页面召集后会出现在这里。"),
        choices=(
            Choice(
                "open", _("未结束"), lambda rows: rows.filter(closed_at=None, called_off_at=None)
            ),
            Choice("closed", _("已结束"), lambda rows: rows.exclude(closed_at=None)),
            Choice("extra", _("临时会议"), lambda rows: rows.filter(kind_of=Meeting.Kind.EXTRA)),
        ),
        columns=(
            Column(_("编号"), lambda row: row.number, "code", opens=True),
            Column(_("会议"), lambda row: row.body, "title"),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(
                _("会议时间"), lambda row: row.starts_at, "time", code="starts", sort="starts_at"
            ),
            Column(_("地点"), lambda row: row.place, code="place"),
            Column(_("状态"), lambda row: row.state, code="state"),
        ),
    )
)

register(
    Register(
        code="organisation.decision",
        title=_("会议决定"),
        rows=lambda: Decision.objects.select_related("owner"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("assigned_at", "id"),
        paper="organisation.decision-book",
        level_of=lambda row: "work:1",
        empty=_("这里列出会议决定由谁在何时落实。在议题的页面“交办落实”后会出现在这里。"),
        choices=(
            Choice("open", _("未落实"), lambda rows: rows.exclude(result=Decision.Result.DONE)),
            Choice(
                "late",
                _("超期"),
                lambda rows: rows.filter(reported_at=None, due_at__lt=timezone.now()).exclude(
                    result=Decision.Result.DONE
                ),
            ),
            Choice(
                "to_check",
                _("待检查"),
                lambda rows: rows.exclude(reported_at=None).exclude(result=Decision.Result.DONE),
            ),
        ),
        columns=(
            Column(_("编号"), lambda row: row.number, "code", opens=True),
            Column(_("落实事项"), lambda row: row.task, "title"),
            Column(_("责任人"), lambda row: row.owner, "person", code="owner"),
            Column(
                _("完成期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.is_done,
            ),
            Column(_("状态"), lambda row: row.state, code="state"),
            Column(_("检查结果"), lambda row: row.get_result_display(), code="result"),
        ),
    )
)

register(
    Register(
        code="organisation.yearly",
        title=_("年度计划和总结"),
        rows=lambda: Yearly.objects.select_related("body", LABEL),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("opened_at", "id"),
        empty=_("这里列出各年度的保密工作计划和总结。设立保密委员会后每年自动开列。"),
        choices=(
            Choice("open", _("待起草"), lambda rows: rows.filter(written_at=None)),
            Choice("adopted", _("已审定"), lambda rows: rows.exclude(adopted_at=None)),
        ),
        columns=(
            Column(_("名称"), str, "title", opens=True),
            Column(_("会议"), lambda row: row.body, code="body"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.written_at is not None,
            ),
            Column(_("状态"), lambda row: row.state, code="state"),
        ),
    )
)

register(
    Register(
        code="organisation.committee-document",
        title=_("委员会文件"),
        rows=lambda: CommitteeDocument.objects.select_related("body", LABEL),
        action=Action.HANDLE,
        roles=(STAFF,),
        order=("drafted_at", "id"),
        empty=_("这里列出以委员会名义印发的文件。在委员会的页面“起草委员会文件”后会出现在这里。"),
        choices=(Choice("issued", _("已印发"), lambda rows: rows.exclude(issued_at=None)),),
        columns=(
            Column(_("文号"), str, opens=True),
            Column(_("标题"), lambda row: row.title, "title"),
            Column(_("会议"), lambda row: row.body, code="body"),
            Column(_("起草时间"), lambda row: row.drafted_at, "time", code="drafted"),
            Column(_("状态"), lambda row: row.state, code="state"),
        ),
    )
)

register(
    Register(
        code="organisation.agenda",
        title=_("例会议程模板"),
        rows=lambda: AgendaTemplate.objects.select_related("set_by"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE,),
        order=("since", "id"),
        begin="organisation.agenda.revised",
        level_of=lambda row: "",
        empty=_("这里列出例会议程模板的各个版本。"),
        columns=(
            Column(_("议程"), lambda row: "；".join(row.items.splitlines()), "title", opens=True),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
            Column(_("办理人"), lambda row: row.set_by or _("随系统"), "person"),
        ),
    )
)
