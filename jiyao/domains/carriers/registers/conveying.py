from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Conveyance
from jiyao.domains.carriers.registers.receiving import DOCUMENT
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Column, Register, register


def _rows() -> Any:
    rows = Conveyance.objects.select_related(
        "document", "label__level__scheme", "speaker", "place", "booked_by"
    )
    return rows.annotate(heard_by=Count("hearers"))


register(
    Register(
        code="carriers.conveyance",
        title=_("传达登记"),
        rows=_rows,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("at", "id"),
        search={"document": (DOCUMENT,)},
        empty=_("没有登记过传达。在收文的页面上点“登记传达”，就会出现在这里。"),
        columns=(
            Column(_("密级"), lambda each: each.label.level, "mark"),
            Column(_("收文号"), str, "code", opens=True),
            Column(_("传达人"), lambda each: each.speaker),
            Column(_("听取人数"), lambda each: each.heard_by, "number"),
            Column(_("地点"), lambda each: each.place),
            Column(_("允许记录"), lambda each: _("是") if each.notes_allowed else _("否")),
            Column(_("传达时间"), lambda each: each.at, "time"),
            Column(_("记录人"), lambda each: each.booked_by),
        ),
    )
)
