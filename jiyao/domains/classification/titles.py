"""Titles, shown as far as the person may read; the rows of a page are asked for together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item, ItemContent
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.duties.titles import titled

HIDDEN = _("〔不在您的知悉范围〕")


def add_titles(items: list[Any], person: PersonFacts) -> None:
    """Put `title` on each item: the title, the code title, or that it is hidden. One query."""
    rows = ItemContent.objects.visible_to(person, Action.READ).filter(item__in=items)
    titles = dict(rows.values_list("item", "title"))
    for item in items:
        item.title = titles.get(item.pk) or item.code_title or HIDDEN


titled(Item, add_titles)
