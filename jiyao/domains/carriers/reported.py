"""What goes up of carriers: how many by level, what was lost (ORG-16).

Closed matters are left out: others see not even how many there are (DOC-26).
"""

from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Content, Copy, Document
from jiyao.domains.carriers.work_figures import GROUPS, figures_of
from jiyao.domains.reporting.declared import TELLING, Reported, Span, by_level, content, reported

KEPT = _("现有载体（份）")
SENT_UP = ("received", "received_copies", "issued", "issued_copies", "late", *GROUPS[-1][1])


def _kept(span: Span, levels: Any) -> int:
    rows = Copy.objects.in_the_house().counted_by_keepers()
    return int(rows.filter(level__in=levels).count())


def _work(name: str) -> Any:
    return lambda span: figures_of(span.start, span.end, span.at)[name]


def _names_a_document(text: str) -> bool:
    said = Value(text, TextField())
    titles = Content.objects.annotate(said=said, long=Length("title"))
    if titles.filter(long__gte=TELLING, said__contains=F("title")).exists():
        return True
    documents = Document.objects.annotate(said=said, long=Length("sender_number"))
    ours = documents.exclude(number=None).filter(said__contains=F("number"))
    theirs = documents.filter(long__gte=TELLING, said__contains=F("sender_number"))
    return ours.exists() or theirs.exists()


by_level("carriers.kept", KEPT, _kept)
reported(
    *(
        Reported(f"carriers.{name}", group, title, _work(name))
        for group, figures in GROUPS
        for name, title in figures.items()
        if name in SENT_UP
    )
)
content(_names_a_document)
