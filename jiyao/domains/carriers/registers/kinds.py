from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Column, Register, register

register(
    Register(
        code="carriers.kind",
        title=_("载体种类"),
        rows=lambda: CarrierKind.objects.all(),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("id",),
        begin="carriers.kind.added",
        level_of=lambda kind: "",
        empty=_("这里列出登记的载体种类和各自的计量单位。"),
        columns=(
            Column(_("载体种类"), str),
            Column(_("计量单位"), lambda kind: kind.unit),
        ),
    )
)
