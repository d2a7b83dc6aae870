from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Seal, SealCustody, SealUse
from jiyao.domains.organisation.rules.seals import CUSTODIANS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SEEING = (*CUSTODIANS, LEADER, HEAD)


def _seals() -> Any:
    now = SealCustody.objects.filter(stamp=OuterRef("pk"), until=None)
    return Seal.objects.annotate(
        keeper=Subquery(now.values("person__name")[:1]), place=Subquery(now.values("place")[:1])
    )


register(
    Register(
        code="organisation.seal",
        title=_("印章和介绍信"),
        rows=_seals,
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.seal.set-up",
        paper="organisation.seal-book",
        level_of=lambda row: "",
        empty=_("这里列出印章、介绍信和保管人。办公室“登记印章或介绍信”后会出现在这里。"),
        choices=(
            Choice("now", _("在用"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已停用"), lambda rows: rows.exclude(until=None)),
        ),
        columns=(
            Column(_("名称"), lambda row: row.name, "title", opens=True),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("保管人"), lambda row: row.keeper, "person", code="keeper"),
            Column(_("存放处"), lambda row: row.place, code="place"),
            Column(_("启用时间"), lambda row: row.since, "time", code="since"),
            Column(_("停用时间"), lambda row: row.until, "time", code="until"),
        ),
    )
)

register(
    Register(
        code="organisation.seal-use",
        title=_("用印登记"),
        rows=lambda: SealUse.objects.select_related("stamp", "applicant", "approved_by", "by"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("at", "id"),
        paper="organisation.seal-use-book",
        level_of=lambda row: "",
        empty=_("这里列出每次用印和开出的介绍信。保管人在印章的页面上“用印”，批准后办理。"),
        choices=(
            Choice("letters", _("介绍信"), lambda rows: rows.exclude(sheet="")),
            Choice("stamps", _("用印"), lambda rows: rows.filter(sheet="")),
        ),
        columns=(
            Column(_("编号"), lambda row: row.number, "code", opens=True),
            Column(_("时间"), lambda row: row.at, "time", code="at"),
            Column(_("印章或介绍信"), lambda row: row.stamp, code="seal"),
            Column(_("用途"), lambda row: row.purpose, "title", code="purpose"),
            Column(_("文件编号"), lambda row: row.matter, code="matter"),
            Column(_("份数"), lambda row: row.copies, "number", code="copies"),
            Column(_("前往单位"), lambda row: row.addressee, code="addressee"),
            Column(_("介绍信编号"), lambda row: row.sheet, code="sheet"),
            Column(_("申请人"), lambda row: row.applicant, "person", code="applicant"),
            Column(_("批准人"), lambda row: row.approved_by, "person", code="approver"),
            Column(_("监印人"), lambda row: row.by, "person", code="by"),
        ),
    )
)
