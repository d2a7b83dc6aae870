"""The catalogue as a list, to be approved and reported (CLS-01)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.models import CatalogueLine, circles_of_each
from jiyao.domains.classification.papers.approval import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def fill_catalogue(lines: Any, person: PersonFacts) -> Sheet:
    """Make the list: a line a kind of item."""
    circles = circles_of_each([line.label_id for line in lines], timezone.now())
    headings = [_("序"), _("事项"), _("密级和期限"), _("产生部门或岗位"), _("知悉范围"), _("依据")]
    rows = [
        [
            str(place),
            line.item,
            line.level.mark(line.period),
            line.unit,
            "、".join(map(str, circles.get(line.label_id, ()))),
            line.basis,
        ]
        for place, line in enumerate(lines, start=1)
    ]
    marked = [(line.label.level, "") for line in lines]
    return Sheet(marked, {"headings": headings, "rows": rows})


paper(
    Paper(
        code="classification.catalogue",
        title=gettext_lazy("保密事项目录"),
        template=f"{TEMPLATES}/catalogue.typ",
        rows=lambda: CatalogueLine.objects.select_related("level__scheme", "label__level__scheme"),
        action=Action.HANDLE,
        fill=fill_catalogue,
        register="classification.line",
    )
)
