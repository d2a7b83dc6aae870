"""The receipt of a batch: what both sides signed for at the counter at one stroke (CIR-06)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.counter.batch import MOST
from jiyao.domains.carriers.counter.beside import Done, last_acts
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.boards.declarations import Look
from jiyao.foundation.paper.declarations import Paper, Sheet
from jiyao.foundation.paper.parts import fact, moment


def last_batch(look: Look) -> list[Done]:
    """Return what the keeper and somebody signed for last, in the order of the scans."""
    done = last_acts(look, MOST)
    return [each for each in done[::-1] if _stroke(each) == _stroke(done[0])]


def _stroke(done: Done) -> tuple[Any, ...]:
    """What all copies of a batch have in common: nothing else is signed at that very moment."""
    return done.who, done.signature.code, done.signature.given_at


def fill_batch(batch: list[Done], person: PersonFacts) -> Sheet:
    """Make the receipt of a batch: each copy by its number, and a line to sign on for both."""
    first = batch[0]
    headings = [_("序"), _("密级"), _("编号"), _("份号"), _("页数"), _("应还")]
    rows = [
        [
            str(n),
            each.copy.level.mark(each.copy.marked_period),
            each.copy.number,
            each.copy.copy_number,
            _amount(each.copy.document),
            moment(each.copy.due_at),
        ]
        for n, each in enumerate(batch, start=1)
    ]
    facts = [
        fact(_("事项"), first.title),
        fact(_("份数"), str(len(batch))),
        fact(_("对方"), f"{first.who or ''} {(first.who and first.who.unit) or ''}".strip()),
        fact(_("办理时间"), full_moment(first.signature.given_at)),
    ]
    signed = [_("对方签字："), _("机要员签字：")]
    marked = [(each.copy.level, each.copy.marked_period) for each in batch]
    return Sheet(marked, {"facts": facts, "headings": headings, "rows": rows, "signed": signed})


def _amount(document: Any) -> str:
    """Return how much one copy has, in the unit of its kind."""
    return f"{document.amount} {document.kind_of.unit}" if document.amount else ""


def full_moment(at: datetime) -> str:
    """Return a local day and time as forms write them."""
    return date_format(timezone.localtime(at), "Y年n月j日 H:i")


SLIP = Paper(
    code="carriers.batch-slip",
    title=gettext_lazy("文件交接单"),
    template=f"{TEMPLATES}/batch.typ",
    rows=lambda: Copy.objects.with_marks(),
    action=Action.HANDLE,
    fill=fill_batch,
    by=(KEEPER,),
)
