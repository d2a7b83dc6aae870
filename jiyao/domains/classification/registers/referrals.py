from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Referral
from jiyao.domains.classification.registers.catalogue import DECIDING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _rows() -> Any:
    return Referral.objects.for_acting().prefetch_related("rungs")


def _late(rows: Any) -> Any:
    late = {"rungs__answered_at": None, "rungs__due_at__lt": timezone.now()}
    return rows.being_decided().filter(**late)


def _asked(referral: Any) -> Any:
    return max(referral.rungs.all(), key=lambda rung: rung.sent_at)


register(
    Register(
        code="classification.referral",
        title=_("密级确定和争议裁定"),
        rows=_rows,
        action=Action.HANDLE,
        roles=DECIDING,
        order=("opened_at", "id"),
        empty=_(
            "这里列出是否属于秘密不明确、密级有争议而报请上级的事项。在事项页面报请后会出现在这里。"
        ),
        choices=(
            Choice("open", _("待答复"), lambda rows: rows.being_decided(), counted=True),
            Choice("late", _("超期未答复"), _late),
            Choice("settled", _("已确定"), lambda rows: rows.exclude(settled_at=None)),
        ),
        columns=(
            Column(_("先行保护"), lambda each: each.highest, "mark"),
            Column(_("定密编号"), str, "code", opens=True),
            Column(_("事由"), lambda each: each.get_ground_display(), code="ground"),
            Column(_("争议各方"), lambda each: each.parties, "title", code="parties"),
            Column(_("报请机关"), _asked, code="body"),
            Column(_("报请时间"), lambda each: each.opened_at, "time", code="at"),
            Column(_("应答复"), lambda each: _asked(each).due_at, "due", code="due"),
            Column(_("结果"), lambda each: each.ruling, code="ruling"),
            Column(_("批复文号"), lambda each: each.reference, code="reference"),
        ),
    )
)
