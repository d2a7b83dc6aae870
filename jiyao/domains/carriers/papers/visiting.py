"""The approval form of an escorted reading (CIR-13)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Visit
from jiyao.domains.carriers.papers.borrowing import SIGNED, form, moment
from jiyao.domains.carriers.papers.receiving import OFFICE, TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact


def fill_visit_form(visit: Any, person: PersonFacts) -> Sheet:
    """Make the approval form of one escorted reading, with when it was read and brought back."""
    leg = visit.leg
    facts = [
        fact(_("阅办人"), visit.reader),
        fact(_("送往何处"), visit.destination),
        fact(_("事由"), visit.reason, wide=True),
        fact(_("专送人"), leg.reader),
        fact(_("同行人"), visit.second),
        fact(_("送出时间"), moment(leg.out_at)),
        fact(_("应带回"), moment(leg.due_at)),
        fact(_("阅办签字"), moment(leg.read_at)),
        fact(_("带回时间"), moment(leg.returned_at)),
    ]
    return form(leg.copy, facts, [_("阅办人签名"), *SIGNED], visit, visit.booked_by, person)


paper(
    Paper(
        code="carriers.visit-form",
        title=gettext_lazy("专人送阅单"),
        template=f"{TEMPLATES}/form.typ",
        rows=lambda: Visit.objects.select_related(
            *("leg__copy__level__scheme", "leg__reader", "reader", "second"),
            *("approved_by", "booked_by"),
        ),
        action=Action.HANDLE,
        fill=fill_visit_form,
        by=OFFICE,
    )
)
