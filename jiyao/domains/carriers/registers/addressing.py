from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Delegate, Receiver
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Column, Register, register

register(
    Register(
        code="carriers.receiver",
        title=_("部门收件人员"),
        rows=lambda: Receiver.objects.holding_at(timezone.now()).select_related("unit", "person"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="carriers.receiver.authorised",
        level_of=lambda row: "",
        empty=_("这里列出各部门可以签收分发件的人员。保密办登记后会出现在这里。"),
        columns=(
            Column(_("部门"), lambda row: row.unit),
            Column(_("收件人员"), lambda row: row.person, opens=True),
            Column(_("自"), lambda row: row.since, "time"),
        ),
    )
)

register(
    Register(
        code="carriers.delegate",
        title=_("亲启件指定代收"),
        rows=lambda: Delegate.objects.holding_at(timezone.now()).select_related(
            "addressee", "delegate"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="carriers.delegate.named",
        level_of=lambda row: "",
        empty=_("这里列出亲启件收件人指定的代收人。本人或保密办登记后会出现在这里。"),
        columns=(
            Column(_("收件人"), lambda row: row.addressee),
            Column(_("指定代收人"), lambda row: row.delegate, opens=True),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
        ),
    )
)
