from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Destruction
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    return Destruction.objects.select_related("label__level__scheme", "place", "requested_by")


register(
    Register(
        code="carriers.destruction",
        title=_("销毁清册"),
        rows=_rows,
        action=Action.HANDLE,
        roles=OFFICE,
        order=("requested_at", "id"),
        begin="carriers.destruction.drafted",
        empty=_("这里列出销毁清册，永久保存。机要员“造册拟销毁”后会出现在这里。"),
        choices=(
            Choice(
                "open",
                _("待监销"),
                lambda rows: rows.filter(done_at__isnull=True, withdrawn_at__isnull=True),
            ),
            Choice("done", _("已销毁"), lambda rows: rows.filter(done_at__isnull=False)),
        ),
        columns=(
            Column(_("最高密级"), lambda d: d.label.level, "mark"),
            Column(_("销毁编号"), str, "code", opens=True),
            Column(_("销毁原因"), lambda d: d.reason),
            Column(_("方式"), lambda d: d.get_method_display()),
            Column(_("地点"), lambda d: d.place),
            Column(_("经办人"), lambda d: d.requested_by),
            Column(_("造册时间"), lambda d: d.requested_at, "time"),
            Column(_("进度"), lambda d: d.progress),
        ),
    )
)
