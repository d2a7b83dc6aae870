from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Condition
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="personnel.condition",
        title=_("任用条件"),
        rows=lambda: Condition.objects.all(),
        action=Action.HANDLE,
        roles=(PERSONNEL, SECRECY_OFFICE),
        order=("since", "id"),
        begin="personnel.condition.added",
        level_of=lambda row: "",
        empty=_("这里列出每一类岗位的任用条件，上岗审查时逐项核对。用“增加任用条件”添加。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("岗位类别"), lambda row: row.get_post_kind_display(), code="kind"),
            Column(_("条件"), lambda row: row.text, "title", opens=True),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)
