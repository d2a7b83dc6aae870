from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import KindReader, ProtectedKind
from jiyao.domains.classification.registers.catalogue import DECIDING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    held = KindReader.objects.holding_at(timezone.now()).select_related("circle")
    readers = Prefetch("readers", held.order_by("circle"), "named")
    return ProtectedKind.objects.select_related("level__scheme").prefetch_related(readers)


def _readers(kind: Any) -> str:
    return "、".join(str(reader.circle) for reader in kind.named) or (
        str(_("不限")) if kind.is_paper else str(_("还没有规定"))
    )


register(
    Register(
        code="classification.protected",
        title=_("受保护种类"),
        rows=_rows,
        action=Action.HANDLE,
        roles=(*DECIDING, KEEPER),
        order=("since", "id"),
        begin="classification.protected.entered",
        level_of=lambda kind: kind.level.trail_code,
        empty=_("这里列出没有写明公开之前先按受保护处理的文件、材料和信息。"),
        choices=(
            Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已停用"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("起始密级"), lambda kind: kind.level, "mark"),
            Column(_("种类"), str, opens=True),
            Column(_("类别"), lambda kind: kind.get_sort_display()),
            Column(_("读者"), _readers),
            Column(_("依据"), lambda kind: kind.basis),
            Column(_("自"), lambda kind: kind.since, "time"),
            Column(_("至"), lambda kind: kind.until, "time"),
        ),
    )
)
