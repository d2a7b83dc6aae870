"""The labels of copies: a document's all together, or one that is to be printed anew (DOC-15)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.labels import label_code
from jiyao.domains.carriers.models import Copy, State
from jiyao.domains.carriers.papers.receiving import TEMPLATES, documents_to_print, is_numbered
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.symbols import code_of


def fill_labels(document: Any, person: PersonFacts) -> Sheet:
    """Make a label for each copy of a document."""
    return labels_of([document], person)


def fill_label(copy: Any, person: PersonFacts) -> Sheet:
    """Make the label of one copy."""
    documents = documents_to_print().visible_to(person, Action.HANDLE)
    return labels_of(list(documents.filter(pk=copy.document_id)), person, pk=copy.pk)


def labels_of(documents: list[Any], person: PersonFacts, **which: Any) -> Sheet:
    """Make a label for each copy of these documents; its code leads to it and says nothing.

    which: what else a copy is chosen by.
    """
    copies = Copy.objects.standing().visible_to(person, Action.KNOW)
    copies = copies.filter(document__in=documents, **which)
    by_key = {document.pk: document for document in documents}
    labels = [
        {
            "mark": copy.level.mark(by_key[copy.document_id].period),
            "number": by_key[copy.document_id].number,
            "copy": _("份号 %s") % copy.copy_number,
            "code": code_of(label_code(copy)),
        }
        for copy in copies.select_related("level__scheme").order_by("pk")
    ]
    nothing = _("编号以后才有标签可印。")
    marked = [(document.label.level, document.period) for document in documents]
    return Sheet(marked, {"labels": labels, "nothing": nothing})


def is_in_the_room(copy: Copy) -> bool:
    """Whether a copy lies where its label can be stuck on."""
    return copy.state == State.ROOM


paper(
    Paper(
        code="carriers.labels",
        title=gettext_lazy("份号标签"),
        template=f"{TEMPLATES}/labels.typ",
        rows=documents_to_print,
        action=Action.HANDLE,
        fill=fill_labels,
        by=(KEEPER,),
        ready=is_numbered,
    )
)
paper(
    Paper(
        code="carriers.label",
        title=gettext_lazy("标签"),
        template=f"{TEMPLATES}/labels.typ",
        rows=lambda: Copy.objects.with_marks(),
        action=Action.HANDLE,
        fill=fill_label,
        by=(KEEPER,),
        ready=is_in_the_room,
    )
)
