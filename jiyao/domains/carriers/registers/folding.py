from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Folder
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched


def _rows() -> Any:
    inside = Q(items__until__isnull=True)
    return Folder.objects.select_related("label__level__scheme").annotate(
        inside=Count("items", filter=inside),
        held_by=Max("items__copy__holder__name", filter=inside),
    )


register(
    Register(
        code="carriers.folder",
        title=_("传阅夹"),
        rows=_rows,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        search={"id": (searched(Folder, numbers=("name",)),)},
        begin="carriers.folder.founded",
        empty=_("没有传阅夹。机要员“设立传阅夹”后会出现在这里。"),
        choices=(
            Choice("used", _("在用"), lambda rows: rows.filter(until__isnull=True)),
            Choice("out", _("机要室外"), lambda rows: rows.filter(held_by__isnull=False)),
        ),
        columns=(
            Column(_("可放最高密级"), lambda folder: folder.level, "mark"),
            Column(_("传阅夹"), str, opens=True),
            Column(_("夹内件数"), lambda folder: folder.inside, "number"),
            Column(_("在哪里"), lambda folder: folder.held_by or _("机要室")),
            Column(_("设立"), lambda folder: folder.since, "time"),
            Column(_("拆夹"), lambda folder: folder.until, "time"),
        ),
    )
)
