"""What goes up of classification: decisions by level, what was ended, what checks found (ORG-16).

Closed matters are left out: others see not even how many there are (DOC-26).
"""

from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Finding, Item, ItemContent
from jiyao.domains.reporting.declared import TELLING, Reported, Span, by_level, content, reported

DECIDED, CHECKED = _("本期定密（项）"), _("定密管理")


def _signed(span: Span, levels: Any) -> int:
    return _during(Item, "signed_at", span).filter(label__level__in=levels).count()


def _during(model: Any, column: str, span: Span) -> Any:
    rows = model.objects.filter(**{f"{column}__gte": span.start, f"{column}__lt": span.end})
    return rows.filter(label__compartment__isnull=True)


def _names_an_item(text: str) -> bool:
    said = Value(text, TextField())
    titles = ItemContent.objects.annotate(said=said, long=Length("title"))
    numbers = Item.objects.annotate(said=said).exclude(number=None)
    told = titles.filter(long__gte=TELLING, said__contains=F("title")).exists()
    return told or numbers.filter(said__contains=F("number")).exists()


by_level("classification.signed", DECIDED, _signed)
reported(
    Reported(
        "classification.findings",
        CHECKED,
        _("本期检查发现的定密问题"),
        lambda span: _during(Finding, "found_at", span).count(),
    ),
    Reported(
        "classification.mended",
        CHECKED,
        _("其中已整改"),
        lambda span: _during(Finding, "found_at", span).filter(answered_at__isnull=False).count(),
    ),
)
content(_names_an_item)
