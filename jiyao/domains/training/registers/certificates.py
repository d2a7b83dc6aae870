from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.certificate",
        title=_("培训合格证"),
        rows=lambda: Certificate.objects.select_related("person__unit"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="training.certificate.booked",
        level_of=lambda row: "",
        empty=_("这里列出保密培训合格证和有效期。考核合格或登记证书后会出现在这里。"),
        choices=(
            Choice("now", _("有效"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已过期"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("证书编号"), str, "code", opens=True),
            Column(_("人员"), lambda row: row.person),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("发证单位"), lambda row: row.issuer, code="issuer"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("有效至"), lambda row: row.until, "due", code="until"),
        ),
    )
)
