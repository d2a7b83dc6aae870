"""Pages of lists: a destruction with its items, a stocktake with its differences."""

from itertools import chain
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import (
    Copy,
    CountedCopy,
    Destruction,
    DestructionItem,
    Difference,
    HandOver,
    HandOverItem,
    Stocktake,
    UnknownNumber,
)
from jiyao.domains.carriers.procedures.stocktaking import count
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

SHOWN = 200


def destruction(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a list for destruction: what is on it, and what became of each copy."""
    rows = Destruction.objects.select_related("label__level", "place", "requested_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    items = DestructionItem.objects.visible_to(request.facts, Action.HANDLE)
    lines = list(items.filter(destruction=record).select_related("copy__level__scheme"))
    add_documents([line.copy for line in lines], request.facts)
    context = {
        "title": record.number,
        "subtitle": record.progress,
        "label": record.label,
        "facts": _facts_of_destruction(record, len(lines)),
        "now_facts": [Fact(_("进度"), record.progress)],
        "lines": lines,
        **doing(request, record),
    }
    return render(request, "carriers/destruction.html", context)


def _facts_of_destruction(record: Any, count: int) -> list[Fact]:
    watched = [Fact(_("监销人"), f"{record.first}、{record.second}")] if record.done_at else []
    return [
        Fact(_("份数"), count),
        Fact(_("销毁原因"), record.reason),
        Fact(_("销毁方式"), record.get_method_display()),
        Fact(_("销毁地点"), record.place),
        Fact(_("经办人"), f"{record.requested_by} {when(record.requested_at)}"),
        *watched,
        Fact(_("送销回执"), record.receipt),
    ]


def hand_over(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a leaving person handed over."""
    rows = HandOver.objects.select_related("label__level__scheme", "leaver", "receiver", "witness")
    record = open_record(request, rows, ref, Action.HANDLE)
    items = HandOverItem.objects.visible_to(request.facts, Action.HANDLE).filter(record=record)
    copies = [item.copy for item in items.select_related("copy__level__scheme").order_by("pk")]
    add_documents(copies, request.facts)
    context = {
        "title": str(record),
        "label": record.label,
        "facts": [
            Fact(_("移交人"), record.leaver),
            Fact(_("接收人"), record.receiver),
            Fact(_("监交人"), record.witness),
            Fact(_("移交时间"), when(record.at)),
        ],
        "now_facts": [Fact(_("份数"), len(copies))],
        "copies": copies,
        **doing(request, record),
    }
    return render(request, "carriers/hand_over.html", context)


def stocktake(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a stocktake: the figures, what is missing so far, what is too much."""
    rows = Stocktake.objects.select_related("opened_by", "closed_by", "witness")
    record = open_row(request, "carriers.stocktake", rows, ref)
    may_count = not record.closed_at and count.opens_to(request.facts.roles)
    context = {
        "title": str(record),
        "subtitle": _("已结束") if record.closed_at else _("正在清点"),
        "facts": _facts_of_stocktake(record),
        "may_count": may_count,
        "comes_next": "" if may_count else None,
        **counts_so_far(request, record),
        **_doing_with_differences(request, record),
    }
    return render(request, "carriers/stocktake.html", context)


def _facts_of_stocktake(record: Any) -> list[Fact]:
    return [
        Fact(_("开始"), f"{record.opened_by or _('按期自动')} {when(record.opened_at)}"),
        Fact(_("结束"), when(record.closed_at)),
        Fact(_("清点人"), record.closed_by),
        Fact(_("监点人"), record.witness),
    ]


def counts_so_far(request: SignedIn, record: Any) -> dict[str, Any]:
    """Return the figures of a stocktake, and what is missing, too much, unknown or misplaced."""
    counted = CountedCopy.objects.visible_to(request.facts, Action.HANDLE)
    counted = counted.filter(stocktake=record)
    surplus = counted.filter(surplus=True).select_related("copy__level__scheme", "copy__holder")
    missing = _missing(request, record)
    figures = [
        Fact(_("应有"), record.expected if record.closed_at else record.expected_copies().count()),
        Fact(_("清点到"), counted.filter(surplus=False).count()),
        Fact(_("还缺"), missing.count()),
        Fact(_("账上不在机要室"), surplus.count()),
        Fact(_("放错处所"), counted.misplaced().count()),
    ]
    listed = {
        "missing": list(missing.with_marks().order_by("number")[:SHOWN]),
        "surplus": list(surplus.order_by("pk")[:SHOWN]),
        "misplaced": list(counted.misplaced().with_places().order_by("pk")[:SHOWN]),
    }
    add_periods(chain(*listed.values()), request.facts)
    return {
        **listed,
        "now_facts": figures,
        "unknown": UnknownNumber.objects.filter(stocktake=record).order_by("pk")[:SHOWN],
    }


def _missing(request: SignedIn, record: Any) -> Any:
    """What is not counted yet; of a closed count what was found missing when it was closed."""
    mine = Copy.objects.visible_to(request.facts, Action.HANDLE)
    if record.closed_at is None:
        return mine.filter(pk__in=record.missing_copies().values("pk"))
    kind = Difference.Kind.MISSING
    return mine.filter(differences__stocktake=record, differences__kind_of=kind)


def _doing_with_differences(request: SignedIn, record: Any) -> dict[str, Any]:
    found = Difference.objects.visible_to(request.facts, Action.HANDLE).filter(stocktake=record)
    differences = list(found.select_related("copy__level__scheme").order_by("cleared_at", "pk"))
    add_periods(differences, request.facts)
    return {**doing(request, record), "differences": differences}
