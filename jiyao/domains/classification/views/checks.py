"""The pages of samples and findings."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.classification.facts import facts_of_finding, facts_of_sample
from jiyao.domains.classification.models import Finding, Item, Sample, SampleLine
from jiyao.domains.organisation.chains import chain_section
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.procedures.asking import why_not
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.ui.parts import Fact

CHECK = "classification.sample.checked"


def sample(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a sample: how it was drawn, each decision in it, and what the check found."""
    rows = Sample.objects.select_related("label__level__scheme", "drawn_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    lines = lines_of(record, request)
    done = sum(1 for line in lines if line.result)
    context = {
        "title": str(record),
        "subtitle": record.get_of_display(),
        "label": record.label,
        "facts": facts_of_sample(record),
        "now_facts": [Fact(_("已核查"), f"{done}/{len(lines)}")],
        "lines": lines,
        **doing(request, record),
    }
    return render(request, "classification/sample.html", context)


def lines_of(sample: Any, request: SignedIn) -> list[Any]:
    """Return the drawn decisions, each with where its check is entered, if it is not yet."""
    rows = SampleLine.objects.visible_to(request.facts, Action.HANDLE).filter(sample=sample)
    lines = rows.select_related("event__item__label__level__scheme", "checked_by")
    found = list(lines.order_by("place"))
    refused = why_not(PROCEDURES[CHECK], found, request.user, request.facts, timezone.now())
    for line in found:
        line.sample = sample
        able = not refused[line.pk]
        line.check_url = reverse("act", args=[CHECK, line.public_id]) if able else ""
    return found


def finding(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a finding: what is wrong with which decision, and what was done about it."""
    rows = Finding.objects.select_related("decider", "found_by")
    record = open_record(request, rows, ref)
    items = Item.objects.for_acting().visible_to(request.facts, Action.HANDLE)
    item = items.filter(pk=record.item_id).first()
    state = record.measure or _("未整改")
    context = {
        "title": record.get_kind_of_display(),
        "subtitle": str(item) if item else "",
        "label": item.label if item else None,
        "facts": facts_of_finding(record, item),
        "now_facts": [Fact(_("整改情况"), state), Fact(_("定密的人"), record.decider)],
        "sections": [chain_section(record.decider, record.found_at)],
        **doing(request, record),
    }
    return render(request, "ui/layouts/sections.html", context)
