"""The pages of what is out of the room: loans, carryings out, and the folders that travel."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.facts import (
    facts_of_loan,
    facts_of_outing,
    facts_of_outside_loan,
    facts_of_visit,
    out_and_back,
)
from jiyao.domains.carriers.history import life_of
from jiyao.domains.carriers.models import (
    Copy,
    Excerpt,
    Folder,
    HandBack,
    Loan,
    Outing,
    OutsideLoan,
    Visit,
)
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def loan(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one borrowing inside."""
    rows = Loan.objects.select_related(
        "leg__copy__level__scheme", "leg__reader__unit", "leg__place", "approved_by", "lent_by"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    return _outside_the_room(request, record, record.leg, facts_of_loan(record))


def outing(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one carrying out."""
    rows = Outing.objects.select_related(
        "leg__copy__level__scheme", "leg__reader", "escort", "approved_by", "booked_by"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    return _outside_the_room(request, record, record.leg, facts_of_outing(record))


def visit(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one escorted reading."""
    rows = Visit.objects.select_related(
        *("leg__copy__level__scheme", "leg__reader", "reader", "second"),
        *("approved_by", "booked_by"),
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    return _outside_the_room(request, record, record.leg, facts_of_visit(record))


def outside_loan(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one borrowing by another body."""
    rows = OutsideLoan.objects.select_related("copy__level__scheme", "approved_by", "lent_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    return _outside_the_room(request, record, record, facts_of_outside_loan(record))


def folder(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a circulation folder: where it is and what lies in it."""
    rows = Folder.objects.select_related("label__level__scheme")
    record = open_record(request, rows, ref, Action.HANDLE)
    inside = Q(folder_items__folder=record, folder_items__until__isnull=True)
    copies = list(Copy.objects.visible_to(request.facts, Action.KNOW).filter(inside).with_marks())
    add_documents(copies, request.facts)
    context = {
        "title": record.name,
        "subtitle": _("传阅夹"),
        "label": record.label,
        "facts": [
            Fact(_("名称"), record.name),
            Fact(_("可放最高密级"), record.level),
            Fact(_("设立"), when(record.since)),
            Fact(_("拆夹"), when(record.until)),
        ],
        "now_facts": [
            Fact(_("在哪里"), record.holder() or _("机要室")),
            Fact(_("夹内"), _("%d 件") % len(copies)),
        ],
        "copies": copies,
        **doing(request, record),
    }
    return render(request, "carriers/folder.html", context)


def _outside_the_room(request: SignedIn, record: Any, way: Any, facts: list[Fact]) -> HttpResponse:
    """Show a time out of the room; what can be done now is done with the copy."""
    copy = way.copy
    able = Copy.objects.for_acting().filter(pk=None if way.returned_at else copy.pk)
    back = (way.returned_at, way.counted, way.condition)
    context = {
        "title": copy.number,
        "subtitle": type(record)._meta.verbose_name,
        "label": copy.level,
        "facts": facts,
        "now_facts": out_and_back(way.out_at, way.due_at, *back),
        "moments": life_of(copy, request.facts),
        **doing(request, record, *able),
    }
    return render(request, "ui/layouts/record.html", context)


def in_which(copy: Any, request: SignedIn) -> list[Fact]:
    """Say in which folder, loan, outing or hand-back list a copy is now, with the way there."""
    inside = Q(items__copy=copy, items__until__isnull=True)
    asked = (
        Folder.objects.filter(inside),
        Loan.objects.not_returned().filter(leg__copy=copy),
        OutsideLoan.objects.not_returned().filter(copy=copy),
        Outing.objects.not_returned().filter(leg__copy=copy),
        Visit.objects.not_returned().filter(leg__copy=copy),
        HandBack.objects.open().filter(items__copy=copy, items__outcome="owed"),
    )
    found = [row for rows in asked for row in rows.visible_to(request.facts, Action.HANDLE)]
    return [
        Fact(
            row._meta.verbose_name,
            row if isinstance(row, (Folder, HandBack)) else _("查看登记"),
            url=row.get_absolute_url(),
        )
        for row in found
    ]


def unchecked(copy: Any, request: SignedIn) -> Any:
    """Return the excerpts of a copy that have no stamp yet."""
    excerpts = Excerpt.objects.visible_to(request.facts, Action.HANDLE).filter(copy=copy)
    return excerpts.filter(checked_at__isnull=True).select_related("copy")
