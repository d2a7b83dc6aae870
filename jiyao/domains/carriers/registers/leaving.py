from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import HandOver
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Column, Register, register

register(
    Register(
        code="carriers.hand-over",
        title=_("离岗移交登记"),
        rows=lambda: HandOver.objects.select_related(
            "label__level__scheme", "leaver", "receiver", "witness"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        begin="carriers.holdings.handed-over",
        empty=_("这里列出离岗人员清退移交的载体。保密办“离岗清退移交”后会出现在这里。"),
        columns=(
            Column(_("最高密级"), lambda row: row.label.level, "mark"),
            Column(_("移交"), str, opens=True),
            Column(_("接收人"), lambda row: row.receiver),
            Column(_("监交人"), lambda row: row.witness),
            Column(_("移交时间"), lambda row: row.at, "time"),
        ),
    )
)
