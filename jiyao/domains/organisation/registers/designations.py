from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Designation
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    rows = Designation.objects.annotate(proved_until=Max("proofs__until"))
    return rows.select_related("person", "unit")


def _now(rows: Any) -> Any:
    return rows.holding_at(timezone.now())


register(
    Register(
        code="organisation.designation",
        title=_("专职人员"),
        rows=_rows,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="organisation.designation.made",
        paper="organisation.designation-book",
        level_of=lambda row: "",
        empty=_("这里列出保密员、机要员等和他们的资格证明。保密办“指定专职人员”后会出现在这里。"),
        choices=(
            Choice("now", _("现任"), _now),
            Choice(
                "lapsed",
                _("证明已失效"),
                lambda rows: _now(rows).filter(proved_until__lte=timezone.now()),
            ),
            Choice("ended", _("已免去"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("职责"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("部门"), lambda row: row.unit or _("全单位"), code="unit"),
            Column(_("任命文号"), lambda row: row.basis, "title", code="basis"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
            Column(_("证明失效时间"), lambda row: row.proved_until, "time", code="proved_until"),
        ),
    )
)
