"""The pages of new projects and of what departments say of them (CLS-18)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.classification.facts import facts_of_project
from jiyao.domains.classification.history import lines_of
from jiyao.domains.classification.models import Item, Project, ProjectOpinion
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def project(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a project: what departments said, what was drafted under it, what has no line."""
    rows = Project.objects.select_related("label__level__scheme", "unit", "registered_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    seen = ProjectOpinion.objects.visible_to(request.facts, Action.KNOW).filter(project=record)
    opinions = list(seen.select_related("person__unit").order_by("pk"))
    drafts, without = _drafts(request, record)
    context = {
        "title": record.name,
        "subtitle": record.number,
        "label": record.label,
        "facts": facts_of_project(record, lines_of(record, request.facts)),
        "now_facts": _standing(record, opinions),
        "opinions": opinions,
        "drafts": drafts,
        "without": without,
        **doing(request, record, *_mine(request, opinions)),
    }
    return render(request, "classification/project.html", context)


def opinion(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a department said of a project, to whom it is asked of and who handles it.

    Of the project itself no more than the person may still see: the one asked may be barred since.
    """
    rows = ProjectOpinion.objects.select_related("person__unit", "project__unit")
    record = open_record(request, rows, ref)
    handled = may(request.facts, Action.HANDLE, record.project)
    facts = facts_of_project(record.project, ()) if handled else []
    context = {
        "title": _("对目录的意见"),
        "subtitle": record.project.number if handled else "",
        "label": record.label,
        "facts": [*facts, *_said(record)],
        "now_facts": [Fact(_("意见"), record)],
        **doing(request, record),
    }
    return render(request, "classification/finding.html", context)


def _drafts(request: SignedIn, record: Any) -> tuple[list[Any], list[Any]]:
    seen = Item.objects.for_acting().visible_to(request.facts, Action.HANDLE)
    items = list(seen.filter(project=record).order_by("pk"))
    missing = set(seen.uncatalogued().filter(project=record).values_list("pk", flat=True))
    add_titles(items, request.facts)
    return (
        [item for item in items if item.pk not in missing],
        [item for item in items if item.pk in missing],
    )


def _mine(request: SignedIn, opinions: list[Any]) -> list[Any]:
    return [each for each in opinions if each.person_id == request.user.pk and not each.at]


def _standing(record: Any, opinions: list[Any]) -> list[Fact]:
    spoken = sum(1 for each in opinions if each.at)
    said = Fact(_("部门意见"), f"{spoken}/{len(opinions)}")
    if record.settled_at:
        return [Fact(_("目录"), record.get_outcome_display()), said]
    return [Fact(_("目录"), _("待修订")), Fact(_("应修订"), when(record.due_at)), said]


def _said(record: Any) -> list[Fact]:
    return [
        Fact(_("提意见的人"), f"{record.person}（{record.person.unit}）"),
        Fact(_("说明"), record.words),
        Fact(_("时间"), when(record.at)),
    ]
