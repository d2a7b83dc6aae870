from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Damage
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="carriers.damage",
        title=_("污损登记"),
        rows=lambda: Damage.objects.select_related("copy__level__scheme", "found_by", "settled_by"),
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("found_at", "id"),
        search={"copy": (COPY,)},
        empty=_("没有登记过污损。收回时填写“污损情况”，或在载体页面“登记污损”，会出现在这里。"),
        choices=(Choice("open", _("待查清"), lambda rows: rows.unsettled(), counted=True),),
        columns=(
            Column(_("密级"), lambda damage: damage.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("污损情况"), lambda damage: damage.condition, "title"),
            Column(_("此前持有"), lambda damage: damage.had_by),
            Column(_("发现人"), lambda damage: damage.found_by),
            Column(_("发现时间"), lambda damage: damage.found_at, "time"),
            Column(_("处理结果"), lambda damage: damage.outcome),
            Column(_("处理人"), lambda damage: damage.settled_by),
        ),
    )
)
