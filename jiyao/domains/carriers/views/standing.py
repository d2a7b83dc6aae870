"""The pages of what holds until it is ended: places, delegates, receivers, terms."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Delegate, Output, Place, Receiver, Term
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing, open_row, plain_page
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

DEVICES = (Place.Kind.COPYING, Place.Kind.ROOM)
LAST = 20


def place(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a place and what it is rated for."""
    rows = Place.objects.select_related("level__scheme", "keeper", "set_by")
    record = open_row(request, "carriers.place", rows, ref)
    facts = [
        Fact(_("处所"), record.name),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("保管柜"), record.get_container_display()),
        Fact(_("可用最高密级"), record.level or _("不可用于涉密")),
        *([Fact(_("复印机专人"), record.keeper)] if record.keeper else []),
    ]
    context = {
        "title": str(record),
        "facts": [*facts, *_held(record)],
        "now_facts": _standing(record),
        "jobs": _jobs(record, request),
        **doing(request, record),
    }
    return render(request, "carriers/place.html", context)


def _jobs(record: Place, request: SignedIn) -> Any:
    """Return what was last put out where a device may stand, whatever the place was rated for."""
    if record.kind_of not in DEVICES:
        return None
    rows = Output.objects.visible_to(request.facts, Action.HANDLE).filter(place__name=record.name)
    rows = rows.select_related("label__level__scheme", "document", "by")
    jobs = list(rows.order_by("-at", "-id")[:LAST])
    add_periods(jobs, request.facts)
    return jobs


def delegate(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who signs for an addressee; the addressee may see it too."""
    rows = Delegate.objects.select_related("addressee", "delegate", "set_by")
    record = rows.filter(public_id=ref, addressee=request.user.pk).first()
    if record is None:
        record = open_row(request, "carriers.delegate", rows, ref)
    else:
        note_opening(request, record)
    facts = [Fact(_("收件人"), record.addressee), Fact(_("指定代收人"), record.delegate)]
    return _page(request, record, facts)


def receiver(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who signs for the deliveries to a unit."""
    rows = Receiver.objects.select_related("unit", "person", "set_by")
    record = open_row(request, "carriers.receiver", rows, ref)
    facts = [Fact(_("部门"), record.unit), Fact(_("收件人员"), record.person)]
    return _page(request, record, facts)


def term(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a word by which outgoing documents are called or counted."""
    rows = Term.objects.select_related("set_by")
    record = open_row(request, "carriers.term", rows, ref)
    facts = [Fact(_("用作"), record.get_use_display()), Fact(_("名称"), record.name)]
    if record.secret:
        facts.append(Fact(_("涉密件专用"), _("是")))
    return _page(request, record, facts)


def _page(request: SignedIn, record: Any, facts: list[Fact]) -> HttpResponse:
    return plain_page(request, record, str(record), [*facts, *_held(record)], _standing(record))


def _held(record: Any) -> list[Fact]:
    return [
        Fact(_("自"), when(record.since)),
        Fact(_("至"), when(record.until)),
        Fact(_("办理人"), record.set_by),
    ]


def _standing(record: Any) -> list[Fact]:
    ended = record.until is not None and record.until <= timezone.now()
    return [Fact(_("状态"), _("已停止") if ended else _("有效"))]
