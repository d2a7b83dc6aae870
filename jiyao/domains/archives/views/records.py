"""The pages of records that have no tables: classes, posts, visits, checks, findings, repairs."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.archives import facts
from jiyao.domains.archives.models import (
    ArchivePost,
    FilingClass,
    Finding,
    Repair,
    StoreAccess,
    StoreCheck,
    StoreVisit,
)
from jiyao.domains.archives.views.pages import page
from jiyao.domains.organisation.chains import chain_section
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.ui.parts import Fact


def filing_class(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a line of the filing plan."""
    rows = FilingClass.objects.select_related("custodian", "set_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    return page(request, record, facts.facts_of_class(record), _holds(record))


def post(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a post of the archive network."""
    rows = ArchivePost.objects.select_related("person", "unit", "set_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    return page(request, record, facts.facts_of_post(record), _holds(record))


def access(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show who may enter a storeroom."""
    rows = StoreAccess.objects.select_related("store", "person", "set_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    return page(request, record, facts.facts_of_access(record), _holds(record))


def visit(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one time in a storeroom."""
    rows = StoreVisit.objects.select_related("store", "person")
    record = open_record(request, rows, ref, Action.HANDLE)
    standing = _("已出库") if record.out_at else _("在库内")
    return page(request, record, facts.facts_of_visit(record), _state(standing))


def store_check(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one round through a storeroom."""
    rows = StoreCheck.objects.select_related("store", "by")
    record = open_record(request, rows, ref, Action.HANDLE)
    open_standing = _("待整改") if record.remedied_at is None else _("已整改")
    standing = open_standing if record.failed else _("合格")
    return page(request, record, facts.facts_of_store_check(record), _state(standing))


def finding(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a difference."""
    rows = Finding.objects.select_related("volume", "consultation", "by", "cleared_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    standing = _("已查清") if record.cleared_at else _("待查清")
    chain = [chain_section(record.by, record.at)]
    return page(request, record, facts.facts_of_finding(record), _state(standing), chain)


def repair(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show damage and its repair."""
    rows = Repair.objects.select_related("volume", "noted_by", "done_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    standing = _("已修复") if record.done_at else _("待修复")
    return page(request, record, facts.facts_of_repair(record), _state(standing))


def _state(words: Any) -> list[Fact]:
    return [Fact(_("状态"), words)]


def _holds(row: Any) -> list[Fact]:
    ended = row.until is not None and row.until <= timezone.now()
    return _state(_("已终止") if ended else _("现行"))
