"""The transfer list, the list of what is in a volume, the movement register (ARC-01, ARC-06)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.archives.models import Transfer, Volume, VolumeItem, VolumeMove
from jiyao.domains.carriers.papers.borrowing import moment
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact

TEMPLATES = "domains/archives/templates/archives"


def _items(person: PersonFacts, **which: Any) -> list[Any]:
    rows = VolumeItem.objects.visible_to(person, Action.HANDLE).filter(until__isnull=True, **which)
    rows = rows.select_related("copy__level__scheme", "volume").order_by("volume__number", "place")
    items = list(rows)
    add_documents([item.copy for item in items], person)
    return items


def _marked(items: list[Any], level: Any) -> list[Any]:
    return [(item.copy.level, item.copy.period) for item in items] or [(level, "")]


def fill_transfer(transfer: Any, person: PersonFacts) -> Sheet:
    """Make the transfer list: a line an item, room for both sides to sign and stamp."""
    items = _items(person, volume__transfer=transfer)
    headings = [_("序"), _("档号"), _("标题"), _("编号"), _("密级"), _("件号"), _("数量")]
    rows = [
        [
            str(line),
            item.volume.number,
            str(item.copy.title),
            item.copy.number,
            str(item.copy.marking),
            str(item.place),
            str(item.pages),
        ]
        for line, item in enumerate(items, start=1)
    ]
    facts = [
        fact(_("移交编号"), transfer.number),
        fact(_("移交日期"), day(transfer.at)),
        fact(_("案卷数"), str(len({item.volume_id for item in items}))),
        fact(_("件数"), str(len(items))),
    ]
    signed = [
        _("移交人：%s") % transfer.giver.name,
        _("接收人：%s") % transfer.receiver.name,
        _("移交部门（盖章）："),
        _("接收部门（盖章）："),
    ]
    note = _("双方逐件清点，一式两份，各存一份。已在系统中签名的，印出姓名。")
    return Sheet(
        _marked(items, transfer.label.level),
        {"facts": facts, "headings": headings, "rows": rows, "signed": signed, "note": note},
    )


def fill_contents(volume: Any, person: PersonFacts) -> Sheet:
    """Make the list of what is in a volume, to lie in front of it."""
    items = _items(person, volume=volume)
    headings = [_("件号"), _("责任者"), _("标题"), _("编号"), _("密级"), _("页数"), _("备注")]
    rows = [
        [
            str(item.place),
            item.copy.sender,
            str(item.copy.title),
            item.copy.number,
            str(item.copy.marking),
            str(item.pages),
            item.get_restricted_display(),
        ]
        for item in items
    ]
    facts = [
        fact(_("档号"), volume.number),
        fact(_("类目"), volume.filing_class.name),
        fact(_("年度"), str(volume.year)),
        fact(_("保管期限"), volume.filing_class.get_retention_display()),
    ]
    signed = [_("立卷人：%s") % volume.founded_by.name, _("检查人："), _("立卷时间："), ""]
    note = _("共 %d 件。") % len(items)
    return Sheet(
        _marked(items, volume.level),
        {"facts": facts, "headings": headings, "rows": rows, "signed": signed, "note": note},
    )


def fill_movements(moves: list[Any], person: PersonFacts) -> Sheet:
    """Make the movement register of the storeroom: one line a step."""
    headings = [_("时间"), _("档号"), _("最高密级"), _("事项"), _("移交人或调阅人"), _("经办人")]
    headings.append(_("签名"))
    rows = [
        [
            moment(move.at),
            move.volume.number,
            str(move.label.level),
            move.get_how_display(),
            move.other,
            move.by.name,
            "",
        ]
        for move in moves
    ]
    return Sheet(
        [(move.label.level, "") for move in moves],
        {"headings": headings, "rows": rows},
    )


paper(
    Paper(
        code="archives.transfer-list",
        title=gettext_lazy("档案移交清单"),
        template=f"{TEMPLATES}/list.typ",
        rows=lambda: Transfer.objects.select_related("label__level__scheme", "giver", "receiver"),
        action=Action.HANDLE,
        fill=fill_transfer,
        by=OFFICE,
    )
)
paper(
    Paper(
        code="archives.contents",
        title=gettext_lazy("卷内文件目录"),
        template=f"{TEMPLATES}/list.typ",
        rows=lambda: Volume.objects.with_marks().select_related("founded_by"),
        action=Action.HANDLE,
        fill=fill_contents,
        by=OFFICE,
    )
)
paper(
    Paper(
        code="archives.movements",
        title=gettext_lazy("档案出入库登记"),
        template=f"{TEMPLATES}/book.typ",
        rows=lambda: VolumeMove.objects.select_related("label__level__scheme", "volume", "by"),
        action=Action.HANDLE,
        fill=fill_movements,
        by=OFFICE,
        register="archives.move",
    )
)
