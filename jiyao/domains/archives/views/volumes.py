"""The pages of volumes, transfers, consultations and appraisals."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.archives import facts
from jiyao.domains.archives.models import (
    Appraisal,
    Consultation,
    ConsultedItem,
    PanelMember,
    Transfer,
    Volume,
    VolumeItem,
    VolumeMove,
)
from jiyao.domains.archives.views.pages import page
from jiyao.domains.carriers.models import State
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

SHOWN = 50


def volume(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a volume: its cover, its list of items, its movements."""
    rows = Volume.objects.for_acting().select_related("founded_by", "transfer")
    record = open_record(request, rows, ref, Action.HANDLE)
    inside = _items(request, VolumeItem.objects.filter(volume=record, until__isnull=True))
    sections = (
        _contents(_("卷内目录"), inside, _("卷内还没有文件。机要员“归入案卷”后会列在这里。")),
        _movements(request, record),
        _consultations(request, record),
    )
    standing = facts.where_it_stands(record, len(inside))
    return page(request, record, facts.facts_of_volume(record), standing, sections)


def transfer(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a transfer list."""
    rows = Transfer.objects.select_related("giver", "receiver")
    record = open_record(request, rows, ref, Action.HANDLE)
    volumes = Volume.objects.visible_to(request.facts, Action.HANDLE).with_marks()
    lines = [
        (v.level, v.number, v.filing_class.name, v.get_state_display(), v.get_absolute_url())
        for v in volumes.filter(transfer=record).order_by("number")
    ]
    heads = [(_("最高密级"), "mark"), (_("档号"), "code")]
    heads += [(_("类目"), "title"), (_("现在"), "text")]
    listed = section(_("移交的案卷"), heads, lines, _("没有您可以办理的案卷。"))
    count = [Fact(_("卷数"), len(lines))]
    return page(request, record, facts.facts_of_transfer(record), count, [listed])


def consultation(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one consultation: which items were opened, and what came back."""
    rows = Consultation.objects.select_related(
        "volume", "reader", "place", "approved_by", "given_by"
    )
    record = open_record(request, rows, ref, Action.HANDLE)
    opened = ConsultedItem.objects.visible_to(request.facts, Action.HANDLE)
    opened = opened.filter(consultation=record).values("item")
    items = _items(request, VolumeItem.objects.filter(pk__in=opened))
    listed = _contents(_("提供查阅的文件（其余不得查阅）"), items, _("没有您可以办理的文件。"))
    standing = [
        Fact(_("应还"), when(record.due_at)),
        Fact(_("归还"), when(record.returned_at) if record.returned_at else _("尚未归还")),
        Fact(_("归还清点页数"), record.counted),
    ]
    return page(request, record, facts.facts_of_consultation(record), standing, [listed])


def appraisal(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show what a panel found of a volume that had run out."""
    rows = Appraisal.objects.select_related("volume", "by", "approved_by")
    record = open_record(request, rows, ref, Action.HANDLE)
    panel = PanelMember.objects.visible_to(request.facts, Action.HANDLE).filter(appraisal=record)
    names = "、".join(row.person.name for row in panel.select_related("person").order_by("pk"))
    said = [Fact(_("鉴定小组"), names), *facts.facts_of_appraisal(record)]
    next_step = _("卷内文件已回机要室，请在销毁清册中造册")
    standing = next_step if record.verdict == Appraisal.Verdict.DESTROY else _("继续保管")
    return page(request, record, said, [Fact(_("处理"), standing)])


def _items(request: SignedIn, rows: Any) -> list[Any]:
    seen = rows.visible_to(request.facts, Action.HANDLE).select_related("copy__level__scheme")
    items = list(seen.order_by("place"))
    add_documents([item.copy for item in items], request.facts)
    return items


def _contents(title: str, items: list[Any], empty: str) -> Section:
    heads = [(_("密级"), "mark"), (_("编号"), "code"), (_("标题"), "title"), (_("件号"), "number")]
    lines = [
        (
            item.copy.marking,
            item.copy.number,
            _named(item),
            item.place,
            item.copy.get_absolute_url(),
        )
        for item in items
    ]
    return section(title, heads, lines, empty)


def _named(item: Any) -> str:
    lost = item.copy.get_state_display() if item.copy.state == State.LOST else ""
    remarks = "；".join(filter(None, (lost, item.get_restricted_display())))
    return f"{item.copy.title}（{remarks}）" if remarks else str(item.copy.title)


def _movements(request: SignedIn, record: Any) -> Section:
    rows = VolumeMove.objects.visible_to(request.facts, Action.HANDLE).filter(volume=record)
    lines = [
        (move.at, move.get_how_display(), move.other, move.by, "")
        for move in rows.select_related("by").order_by("-step")[:SHOWN]
    ]
    heads = [(_("时间"), "time"), (_("事项"), "text"), (_("移交人或调阅人"), "text")]
    heads.append((_("经办人"), "text"))
    return section(_("出入库"), heads, lines, _("移交归档以后，这里列出每次出入库。"))


def _consultations(request: SignedIn, record: Any) -> Section:
    rows = Consultation.objects.visible_to(request.facts, Action.HANDLE).filter(volume=record)
    lines = [
        (each.out_at, each.number, each.who, each.returned_at, each.get_absolute_url())
        for each in rows.select_related("reader").order_by("-out_at")[:SHOWN]
    ]
    heads = [(_("提供"), "time"), (_("查档编号"), "code"), (_("查阅人"), "text")]
    heads.append((_("归还"), "time"))
    return section(_("查档"), heads, lines, _("没有人查阅过此卷。"))
