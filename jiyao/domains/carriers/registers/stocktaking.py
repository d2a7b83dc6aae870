from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CountedCopy, Stocktake
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _add_found(rows: list[Any], person: PersonFacts) -> None:
    """Put on a count that is under way how many were counted so far. One query."""
    counted = CountedCopy.objects.visible_to(person, Action.HANDLE).filter(surplus=False)
    counted = counted.filter(stocktake__in=[row for row in rows if row.closed_at is None])
    so_far = dict(counted.values_list("stocktake").annotate(Count("pk")))
    for row in rows:
        row.so_far = so_far.get(row.pk, 0) if row.closed_at is None else row.found


register(
    Register(
        code="carriers.stocktake",
        title=_("清点登记"),
        rows=lambda: Stocktake.objects.select_related("closed_by", "witness"),
        enrich=_add_found,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("opened_at", "id"),
        begin="carriers.stocktake.opened",
        level_of=lambda row: "",
        empty=_("这里列出每次清点和它的结果。按制度的周期自动开列，也可以随时“开始清点”。"),
        choices=(
            Choice("open", _("正在清点"), lambda rows: rows.filter(closed_at__isnull=True)),
            Choice("closed", _("已结束"), lambda rows: rows.filter(closed_at__isnull=False)),
        ),
        columns=(
            Column(_("清点"), str, opens=True),
            Column(_("开始"), lambda s: s.opened_at, "time"),
            Column(_("结束"), lambda s: s.closed_at, "time"),
            Column(_("应有"), lambda s: s.expected, "number"),
            Column(_("清点到"), lambda s: s.so_far, "number"),
            Column(_("机要室外"), lambda s: s.out, "number"),
            Column(_("清点人"), lambda s: s.closed_by),
            Column(_("监点人"), lambda s: s.witness),
        ),
    )
)
