from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Charge
from jiyao.domains.organisation.registers.committee import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.charge",
        title=_("保密责任分工"),
        rows=lambda: Charge.objects.select_related("person__unit", "unit", "set_by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.charge.given",
        level_of=lambda row: "",
        empty=_(
            "这里列出谁在什么时候对哪一层、哪个部门、哪本台账负责。保密办“明确责任人”后会出现在这里。"
        ),
        choices=(
            Choice("now", _("现任"), lambda rows: rows.holding_at(timezone.now())),
            Choice("tiers", _("责任层级"), lambda rows: rows.filter(about="")),
            Choice("things", _("台账和处所"), lambda rows: rows.exclude(about="")),
        ),
        columns=(
            Column(
                _("责任"), lambda row: row.about_name or row.get_tier_display(), "title", opens=True
            ),
            Column(_("部门"), lambda row: row.unit or "", code="unit"),
            Column(_("责任人"), lambda row: row.person, "person"),
            Column(_("依据"), lambda row: row.basis, code="basis"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)
