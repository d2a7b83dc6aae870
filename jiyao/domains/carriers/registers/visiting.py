from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Visit
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _escorts(visit: Any) -> str:
    return "、".join(str(who) for who in (visit.leg.reader, visit.second) if who)


register(
    Register(
        code="carriers.visit",
        title=_("专人送阅登记"),
        rows=lambda: Visit.objects.select_related(
            "leg__copy__level__scheme", "leg__reader", "reader", "second", "approved_by"
        ),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("out_at", "id"),
        search={"leg__copy": (COPY,)},
        empty=_("没有专人送阅。在载体的页面上点“专人送阅”，批准并办理后会出现在这里。"),
        choices=(
            Choice("out", _("未带回"), lambda rows: rows.not_returned()),
            Choice("unsigned", _("未签字"), lambda rows: rows.unsigned()),
        ),
        columns=(
            Column(_("密级"), lambda visit: visit.leg.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("阅办人"), lambda visit: visit.reader),
            Column(_("送往何处"), lambda visit: visit.destination, "title"),
            Column(_("专送人、同行人"), _escorts),
            Column(_("审批人"), lambda visit: visit.approved_by),
            Column(_("送出"), lambda visit: visit.out_at, "time"),
            Column(_("签字"), lambda visit: visit.leg.read_at, "time"),
            Column(_("带回"), lambda visit: visit.leg.returned_at, "time"),
        ),
    )
)
