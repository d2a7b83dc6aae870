from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Pledge, PledgeText
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="organisation.pledge-text",
        title=_("承诺书文本"),
        rows=lambda: PledgeText.objects.all(),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="organisation.pledge-text.issued",
        level_of=lambda row: "",
        empty=_("这里列出承诺书的各个版本。保密办“印发承诺书文本”后，本人就可以签订。"),
        choices=(Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),),
        columns=(
            Column(_("种类"), lambda row: row.get_occasion_display(), "title", opens=True),
            Column(_("版次"), lambda row: row.version, "number"),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
        ),
    )
)

register(
    Register(
        code="organisation.pledge",
        title=_("保密承诺书"),
        rows=lambda: Pledge.objects.select_related("person__unit", "text"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="organisation.pledge.booked",
        level_of=lambda row: "",
        empty=_(
            "这里列出谁在什么时候签了哪一版承诺书。本人从“我的岗位和责任”打开现行文本签订，或由人事部门登记。"
        ),
        choices=(
            Choice("now", _("有效"), lambda rows: rows.holding_at(timezone.now())),
            Choice("paper", _("纸质"), lambda rows: rows.exclude(paper="")),
        ),
        columns=(
            Column(_("人员"), lambda row: row.person, opens=True),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("文本"), lambda row: row.text, "title", code="text"),
            Column(_("纸质编号"), lambda row: row.paper, code="paper"),
            Column(_("签订时间"), lambda row: row.since, "time", code="since"),
            Column(_("有效至"), lambda row: row.until, "time", code="until"),
        ),
    )
)
