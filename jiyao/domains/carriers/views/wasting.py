"""The page of a bag of waste."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import WasteBag
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def waste_bag(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a bag of waste: where it comes from, by when and before whom it is destroyed."""
    rows = WasteBag.objects.select_related(
        "label__level__scheme", "bagged_by", "destroyed_by", "witness", "place"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    context = {
        "title": record.number,
        "subtitle": _("废纸袋"),
        "label": record.label,
        "facts": [
            Fact(_("产生部门"), record.origin),
            Fact(_("装袋"), f"{record.bagged_by} {when(record.bagged_at)}"),
            Fact(_("销毁期限"), when(record.due_at)),
            Fact(_("销毁地点"), record.place),
            Fact(_("销毁人"), record.destroyed_by),
            Fact(_("监销人"), record.witness),
        ],
        "now_facts": [Fact(_("销毁"), when(record.destroyed_at) or _("待销毁"))],
        **doing(request, record),
    }
    return render(request, "ui/layouts/record.html", context)
