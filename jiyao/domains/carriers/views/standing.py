"""The pages of what holds until it is ended: places, delegates, receivers, terms."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import Delegate, Place, Receiver, Term
from jiyao.foundation.access.doors import note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


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
    return _page(request, record, facts)


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
    facts += [
        Fact(_("自"), when(record.since)),
        Fact(_("至"), when(record.until)),
        Fact(_("办理人"), record.set_by),
    ]
    ended = record.until is not None and record.until <= timezone.now()
    standing = [Fact(_("状态"), _("已停止") if ended else _("有效"))]
    return plain_page(request, record, str(record), facts, standing)
