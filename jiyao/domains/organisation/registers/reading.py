from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Agreement, DutyList, Receipt
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE, PERSONNEL, STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.receipt",
        title=_("学习确认"),
        rows=lambda: Receipt.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("asked_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出送给本人学习、确认的守则、职责、制度和通知。送阅以后会出现在这里。"),
        choices=(
            Choice("open", _("待确认"), lambda rows: rows.filter(confirmed_at__isnull=True)),
            Choice("done", _("已确认"), lambda rows: rows.filter(confirmed_at__isnull=False)),
        ),
        columns=(
            Column(_("内容"), str, "title", opens=True),
            Column(_("人员"), lambda row: row.person, code="person"),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("送阅时间"), lambda row: row.asked_at, "time", code="asked"),
            Column(
                _("确认期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.confirmed_at is not None,
            ),
            Column(_("确认时间"), lambda row: row.confirmed_at, "time", code="confirmed"),
        ),
    )
)

register(
    Register(
        code="organisation.duty-list",
        title=_("岗位保密职责"),
        rows=lambda: DutyList.objects.all(),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="organisation.duty-list.issued",
        level_of=lambda row: "",
        empty=_("这里列出各类岗位保密职责的各个版本。保密办“修订岗位职责”后会出现在这里。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("岗位类别"), lambda row: row.get_kind_of_display(), "title", opens=True),
            Column(_("版次"), lambda row: row.version, "number"),
            Column(_("条数"), lambda row: len(row.items), "number", code="items"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="organisation.agreement",
        title=_("供应商保密协议"),
        rows=lambda: Agreement.objects.select_related("text"),
        action=Action.HANDLE,
        roles=(*OFFICE, PERSONNEL),
        order=("since", "id"),
        begin="organisation.agreement.booked",
        level_of=lambda row: "",
        empty=_("这里列出与供应商签的保密协议。保密办“登记供应商保密协议”后会出现在这里。"),
        choices=(
            Choice("now", _("有效"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已到期"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("供应商"), lambda row: row.supplier, "title", opens=True),
            Column(_("合作事项"), lambda row: row.matter, code="matter"),
            Column(_("签字人"), lambda row: row.signatory, code="signatory"),
            Column(_("文本"), lambda row: row.text, code="text"),
            Column(_("纸质编号"), lambda row: row.paper, code="paper"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "due", code="until"),
        ),
    )
)
