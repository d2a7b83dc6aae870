"""The approval form for carrying a copy out of the house (CAR-01, CAR-02)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Outing
from jiyao.domains.carriers.papers.borrowing import SIGNED, form, moment
from jiyao.domains.carriers.papers.receiving import OFFICE, TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact


def fill_outing_form(outing: Any, person: PersonFacts) -> Sheet:
    """Make the approval form of one carrying out, with what was found on the return."""
    leg = outing.leg
    checked = _("清点 %(counted)s，%(condition)s")
    back = {"counted": leg.counted or "", "condition": leg.condition or _("完好")}
    facts = [
        fact(_("携带人"), leg.reader),
        fact(_("同行人"), outing.escort),
        fact(_("事由"), outing.get_purpose_display()),
        fact(_("目的地"), outing.destination),
        fact(_("路线"), outing.route, wide=True),
        fact(_("交通方式"), outing.get_means_display()),
        fact(_("携带容器"), outing.get_container_display()),
        fact(_("封条编号"), outing.seal_number, wide=True),
        fact(_("外出时间"), moment(leg.out_at)),
        fact(_("应返回时间"), moment(leg.due_at)),
        fact(_("实际返回"), moment(leg.returned_at)),
        fact(_("返回核对"), checked % back if leg.returned_at else ""),
    ]
    parts = [_("携带人签名"), *SIGNED]
    return form(leg.copy, facts, parts, outing, outing.booked_by, person)


paper(
    Paper(
        code="carriers.outing-form",
        title=gettext_lazy("携带外出审批表"),
        template=f"{TEMPLATES}/form.typ",
        rows=lambda: Outing.objects.select_related(
            "leg__copy__level__scheme", "leg__reader", "escort", "approved_by", "booked_by"
        ),
        action=Action.HANDLE,
        fill=fill_outing_form,
        by=OFFICE,
    )
)
