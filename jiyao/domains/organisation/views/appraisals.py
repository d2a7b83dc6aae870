"""The pages of appraisals, of units and of people, and of rewards and penalties."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.organisation.models import PersonAppraisal, Sanction, UnitAppraisal
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def unit_appraisal(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the score of a unit; whose score it is made of, to those who look after people."""
    rows = UnitAppraisal.objects.select_related("unit", "set_by")
    record = open_row(request, "organisation.unit-appraisal", rows, ref)
    facts = [
        Fact(_("部门"), record.unit),
        Fact(_("人数"), record.people),
        Fact(_("加减分"), record.explained or _("无")),
        *_made(record),
    ]
    seen = PersonAppraisal.objects.visible_to(request.facts, Action.HANDLE).filter(whole=record)
    return plain_page(request, record, str(record), facts, _score(record), [_people(seen)])


def appraisal(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the score of a person item by item, to that person and to the offices."""
    rows = PersonAppraisal.objects.select_related("person", "whole__unit", "set_by")
    record = open_record(request, rows, ref)
    facts = [Fact(_("人员"), record.person), Fact(_("部门"), record.whole.unit), *_made(record)]
    return plain_page(request, record, str(record), facts, _score(record), [_lines(record)])


def sanction(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a reward or penalty with its basis and approval."""
    rows = Sanction.objects.select_related("person", "approved_by", "by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("人员"), record.person),
        Fact(_("种类"), record.get_kind_of_display()),
        Fact(_("内容"), record.what),
        Fact(_("依据"), record.basis),
    ]
    standing = [
        Fact(_("考核分"), f"{record.worth:+d}"),
        Fact(_("批准人"), record.approved_by),
        Fact(_("决定时间"), record.at),
        Fact(_("登记人"), record.by),
    ]
    return plain_page(request, record, str(record), facts, standing)


def _made(record: Any) -> list[Fact]:
    return [
        Fact(_("考核时间"), record.since),
        Fact(_("替代时间"), record.until),
        Fact(_("办理人"), record.set_by),
    ]


def _score(record: Any) -> list[Fact]:
    state = _("已被新的考核替代") if record.until else _("现行")
    return [Fact(_("保密得分"), record.score), Fact(_("状态"), state)]


def _people(rows: Any) -> Section:
    heads = [(_("得分"), "number"), (_("人员"), "title")]
    found = rows.select_related("person").order_by("score", "pk")
    lines = [(row.score, row.person, row.get_absolute_url()) for row in found]
    return section(_("个人得分"), heads, lines, _("个人得分由本人和人事部门、保密办查看。"))


def _lines(record: PersonAppraisal) -> Section:
    heads = [(_("项目"), "text"), (_("事实"), "title"), (_("分值"), "number")]
    lines = [(x.source, x.words, f"{x.points:+d}", "") for x in record.lines.order_by("pk")]
    return section(_("逐项加减"), heads, lines, _("没有加减分的事实，保持 100 分。"))
