from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.models import Counterpart, Package, Rectification, Submission
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SEEING = (SECRECY_OFFICE, OFFICE_HEAD, LEADER, HEAD)


def _late(rows: Any) -> Any:
    return rows.filter(note="", due_at__lt=timezone.now())


register(
    Register(
        code="reporting.counterpart",
        title=_("上下级单位"),
        rows=lambda: Counterpart.objects.select_related("set_by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="reporting.counterpart.trusted",
        level_of=lambda row: "",
        empty=_(
            "这里列出与本单位交换签名文件的上级和下级单位。保密办“登记上下级单位”并经批准后出现。"
        ),
        choices=(
            Choice("now", _("现用"), lambda rows: rows.holding_at(timezone.now())),
            Choice("below", _("下级"), lambda rows: rows.below()),
        ),
        columns=(
            Column(_("单位名称"), lambda row: row.name, "title", opens=True),
            Column(_("关系"), lambda row: row.get_kind_of_display(), "badge", code="kind"),
            Column(_("公钥指纹"), lambda row: row.fingerprint, "code", code="fingerprint"),
            Column(_("核对方式"), lambda row: row.checked, code="checked"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="reporting.package",
        title=_("上报包"),
        rows=lambda: Package.objects.select_related("counterpart", "drawn_up_by", "approved_by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("opened_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出向上级报送的统计。登记了上级单位以后，每期结束时自动开列。"),
        choices=(
            Choice("open", _("待报"), lambda rows: rows.filter(note="")),
            Choice("late", _("超期"), _late),
        ),
        columns=(
            Column(_("期次"), lambda row: row.title, "title", opens=True),
            Column(_("上级单位"), lambda row: row.counterpart, code="counterpart"),
            Column(_("状态"), lambda row: row.state, "badge", code="state"),
            Column(_("报送期限"), lambda row: row.due_at, "time", code="due_at"),
            Column(_("编制人"), lambda row: row.drawn_up_by, "person", code="by"),
            Column(_("批准人"), lambda row: row.approved_by, "person", code="approver"),
            Column(_("签发时间"), lambda row: row.signed_at, "time", code="signed_at"),
        ),
    )
)

register(
    Register(
        code="reporting.submission",
        title=_("下级上报"),
        rows=lambda: Submission.objects.select_related("counterpart", "received_by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("opened_at", "id"),
        begin="reporting.submission.taken-in",
        level_of=lambda row: "",
        empty=_("这里列出下级单位每期的统计，没有报来的也列出。登记了下级单位以后，每期自动开列。"),
        choices=(
            Choice("late", _("超期未报"), _late),
            Choice("open", _("未收"), lambda rows: rows.filter(note="")),
        ),
        columns=(
            Column(_("下级单位"), lambda row: row.counterpart, "title", opens=True),
            Column(_("期次"), lambda row: row.title, code="period"),
            Column(_("状态"), lambda row: row.state, "badge", code="state"),
            Column(_("报送期限"), lambda row: row.due_at, "time", code="due_at"),
            Column(_("接收时间"), lambda row: row.received_at, "time", code="received_at"),
            Column(_("接收人"), lambda row: row.received_by, "person", code="by"),
        ),
    )
)

register(
    Register(
        code="reporting.rectification",
        title=_("整改通知"),
        rows=lambda: Rectification.objects.select_related("counterpart", "by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("at", "id"),
        begin="reporting.rectification.issued",
        level_of=lambda row: "",
        empty=_("这里列出下达给下级和上级下达的整改通知及其答复。保密办“下达”或“接收”后出现。"),
        choices=(
            Choice("open", _("待答复"), lambda rows: rows.filter(answered_at=None)),
            Choice("ours", _("本单位下达"), lambda rows: rows.filter(counterpart__kind_of="below")),
            Choice("theirs", _("上级下达"), lambda rows: rows.filter(counterpart__kind_of="above")),
        ),
        columns=(
            Column(_("编号"), lambda row: row.number, "code", opens=True),
            Column(_("单位"), lambda row: row.counterpart, code="counterpart"),
            Column(_("关系"), lambda row: row.counterpart.get_kind_of_display(), "badge"),
            Column(_("存在问题和整改要求"), lambda row: row.findings, "title", code="findings"),
            Column(_("下达时间"), lambda row: row.issued_at, "time", code="issued_at"),
            Column(_("答复期限"), lambda row: row.due_at, "time", code="due_at"),
            Column(_("状态"), lambda row: row.state, "badge", code="state"),
        ),
    )
)
