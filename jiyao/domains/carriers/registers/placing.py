from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Place
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Column, Register, register

register(
    Register(
        code="carriers.place",
        title=_("处所登记"),
        rows=lambda: Place.objects.holding_at(timezone.now()).select_related(
            "level__scheme", "keeper"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="carriers.place.rated",
        level_of=lambda place: "",
        empty=_("这里列出阅办、存放、复制和销毁的处所。保密办“登记处所”后会出现在这里。"),
        columns=(
            Column(_("处所"), str, opens=True),
            Column(_("类别"), lambda place: place.get_kind_of_display()),
            Column(_("保管柜"), lambda place: place.get_container_display()),
            Column(_("可用最高密级"), lambda place: place.level or _("不可用于涉密")),
            Column(_("复印机专人"), lambda place: place.keeper),
            Column(_("自"), lambda place: place.since, "time"),
        ),
    )
)
