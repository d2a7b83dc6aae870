"""The page of a sheet that was signed on paper, with its scan."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import SignedSheet
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.vault.cards import files_card


def sheet(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a sheet and its scans to who signed it and to those who look after people."""
    rows = SignedSheet.objects.select_related("label__level__scheme", "person", "booked_by")
    record = open_record(request, rows, ref, Action.READ)
    able = doing(request, record)
    files = files_card(record, request.facts, able["available"])
    context = {
        "title": record.title,
        "label": record.label,
        "facts": [
            Fact(_("签订人"), record.person),
            Fact(_("纸质编号"), record.number),
            Fact(_("登记人"), record.booked_by),
            Fact(_("登记时间"), record.booked_at),
            *_about(record),
        ],
        "now_facts": [Fact(_("扫描件"), len(files.lines) or _("还没有附上"))],
        "files": files,
        **able,
    }
    return render(request, "organisation/sheet.html", context)


def sheet_of(request: SignedIn, record: Any) -> list[Fact]:
    """Return where the scan of a letter or pledge is, as far as the person may see it."""
    seen = SignedSheet.objects.visible_to(request.facts, Action.READ)
    found = seen.filter(subject_ref=record.public_id).first()
    return [Fact(_("签字件"), _("查看扫描件"), url=found.get_absolute_url())] if found else []


def _about(record: SignedSheet) -> list[Fact]:
    model: Any = apps.get_model(record.subject_kind)
    found = model.objects.filter(public_id=record.subject_ref).first()
    return [Fact(_("签订事项"), found, url=found.get_absolute_url())] if found else []
