from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import RiskAssessment
from jiyao.domains.organisation.registers.posts import SEEING
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _standing(rows: Any) -> Any:
    return rows.filter(until=None)


def _late(rows: Any) -> Any:
    return _standing(rows).filter(review_on__lt=timezone.localdate())


register(
    Register(
        code="organisation.risk",
        title=_("泄密风险登记"),
        rows=lambda: RiskAssessment.objects.select_related("risk__unit", "owner"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.risk.entered",
        paper="organisation.risk-book",
        level_of=lambda row: "",
        empty=_("这里列出每次风险评估的等级、措施和责任人。保密办“登记泄密风险”后会出现在这里。"),
        choices=(
            Choice("now", _("现行"), _standing),
            Choice(
                "grave",
                _("高和极高"),
                lambda rows: _standing(rows).filter(rating__in=RiskAssessment.GRAVE),
            ),
            Choice("late", _("超期未复评"), _late),
            Choice("past", _("以往的评估"), lambda rows: rows.exclude(until=None)),
        ),
        columns=(
            Column(_("保护对象"), lambda row: row.risk.asset, "title", opens=True),
            Column(_("威胁"), lambda row: row.risk.threat, code="threat"),
            Column(_("可能性"), lambda row: row.likelihood, "number", code="likelihood"),
            Column(_("影响"), lambda row: row.impact, "number", code="impact"),
            Column(_("等级"), lambda row: row.get_rating_display(), "badge", code="rating"),
            Column(_("措施"), lambda row: row.measure, code="measure"),
            Column(_("责任人"), lambda row: row.owner, "person", code="owner"),
            Column(_("评估时间"), lambda row: row.since, "time", code="since"),
            Column(_("复评日期"), lambda row: row.review_on, code="review"),
        ),
    )
)
