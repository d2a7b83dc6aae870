from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Agreement, Compensation, Entitlement, Suggestion
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SOON = timedelta(days=90)
WHO = (
    Column(_("人员"), lambda row: row.person, opens=True),
    Column(_("部门"), lambda row: row.person.unit, code="unit"),
)

register(
    Register(
        code="personnel.entitlement",
        title=_("涉密人员权益"),
        rows=lambda: Entitlement.objects.select_related("person__unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        level_of=lambda row: "",
        empty=_("这里列出涉密人员的工作条件、培训和岗位津贴。人事部门在档案中“登记权益”后会出现。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            *WHO,
            Column(_("种类"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("内容"), lambda row: row.what, "title", code="what"),
            Column(_("依据"), lambda row: row.basis, code="basis"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="personnel.compensation",
        title=_("限制和补偿"),
        rows=lambda: Compensation.objects.select_related("person__unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("granted_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出因保密受到的限制和给的补偿。人事部门在档案中“登记限制和补偿”后会出现。"),
        choices=(Choice("open", _("待确认收到"), lambda rows: rows.filter(received_at=None)),),
        columns=(
            *WHO,
            Column(_("受限事项"), lambda row: row.get_restricted_display(), code="restricted"),
            Column(_("限制内容"), lambda row: row.what, "title", code="what"),
            Column(_("补偿"), lambda row: row.given, code="given"),
            Column(_("登记时间"), lambda row: row.granted_at, "time", code="granted"),
            Column(_("收到时间"), lambda row: row.received_at, "time", code="received"),
        ),
    )
)

register(
    Register(
        code="personnel.suggestion",
        title=_("保密工作建议"),
        rows=lambda: Suggestion.objects.select_related("person__unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("made_at", "id"),
        begin="personnel.suggestion.made",
        level_of=lambda row: "",
        empty=_("这里列出对保密工作的建议和答复。人人可以“提出建议”，只有本人和经办部门看得到。"),
        choices=(
            Choice("open", _("待答复"), lambda rows: rows.unanswered(), counted=True),
            Choice("answered", _("已答复"), lambda rows: rows.exclude(answered_at=None)),
        ),
        columns=(
            *WHO,
            Column(_("建议"), lambda row: row.text, "title", code="text"),
            Column(_("提出时间"), lambda row: row.made_at, "time", code="made"),
            Column(
                _("答复期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.answered_at is not None,
            ),
            Column(_("答复时间"), lambda row: row.answered_at, "time", code="answered"),
        ),
    )
)

register(
    Register(
        code="personnel.agreement",
        title=_("商业秘密协议"),
        rows=lambda: Agreement.objects.select_related("person__unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("drawn_up_at", "id"),
        level_of=lambda row: "",
        empty=_(
            "这里列出在职保密、离职保密和竞业协议。人事部门在档案中“拟订商业秘密协议”后会出现。"
        ),
        choices=(
            Choice("unsigned", _("待签署"), lambda rows: rows.filter(signed_at=None)),
            Choice("ending", _("90 天内到期"), lambda rows: rows.ending_by(timezone.now() + SOON)),
        ),
        columns=(
            *WHO,
            Column(_("种类"), lambda row: row.get_kind_of_display(), "title", code="kind"),
            Column(_("状态"), lambda row: row.state, code="state"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(
                _("至"),
                lambda row: row.until,
                "due",
                code="until",
                closed=lambda row: row.closed_at is not None,
            ),
            Column(_("签署时间"), lambda row: row.signed_at, "time", code="signed"),
        ),
    )
)
