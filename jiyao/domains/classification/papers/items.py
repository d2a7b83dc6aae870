"""The list of all items, 一览表, as it is approved and reported (CLS-14). Columns: glossary."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.models import Item, circles_of_each
from jiyao.domains.classification.papers.approval import TEMPLATES
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper


def fill_items(items: Any, person: PersonFacts) -> Sheet:
    """Make the list: a line an item."""
    items = list(items)
    add_titles(items, person)
    circles = circles_of_each([item.label_id for item in items], timezone.now())
    headings = [
        _("序"), _("编号"), _("事项名称"), _("密级和期限"), _("产生部门"), _("知悉范围"), _("依据"),
        _("状态"),
    ]  # fmt: skip
    rows = [
        [
            str(place),
            str(item),
            str(item.title),
            item.label.level.mark(item.period),
            str(item.unit or ""),
            "、".join(map(str, circles.get(item.label_id, ()))),
            item.basis,
            item.get_state_display(),
        ]
        for place, item in enumerate(items, start=1)
    ]
    marked = [(item.label.level, item.period) for item in items]
    return Sheet(marked, {"headings": headings, "rows": rows})


paper(
    Paper(
        code="classification.items",
        title=gettext_lazy("定密事项一览表"),
        template=f"{TEMPLATES}/items.typ",
        rows=lambda: Item.objects.for_acting(),
        action=Action.HANDLE,
        fill=fill_items,
        register="classification.item",
    )
)
