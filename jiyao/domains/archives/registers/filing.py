from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import FilingClass, Stage, Transfer, Volume, VolumeMove
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

register(
    Register(
        code="archives.class",
        title=_("归档方案"),
        rows=lambda: FilingClass.objects.select_related("custodian", "label__level__scheme"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="archives.class.entered",
        empty=_("这里列出归档类目、分类号和保管期限。保密办“增加归档类目”后会出现在这里。"),
        choices=(
            Choice("now", _("现行"), lambda rows: rows.holding_at(timezone.now())),
            Choice("special", _("特殊档案"), lambda rows: rows.exclude(collection="ordinary")),
        ),
        columns=(
            Column(_("分类号"), lambda row: row.number, "code", opens=True),
            Column(_("类目"), lambda row: row.name, "title"),
            Column(_("保管期限"), lambda row: row.get_retention_display()),
            Column(_("档案性质"), lambda row: row.get_collection_display()),
            Column(_("保管人"), lambda row: row.custodian),
            Column(_("自"), lambda row: row.since, "time"),
            Column(_("至"), lambda row: row.until, "time"),
        ),
    )
)


def _uncounted(rows: Any) -> Any:
    return rows.uncounted(timezone.localdate().replace(month=1, day=1))


def _expired(rows: Any) -> Any:
    return rows.expired(timezone.localdate())


register(
    Register(
        code="archives.volume",
        title=_("案卷目录"),
        rows=lambda: Volume.objects.with_marks(),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("founded_at", "id"),
        search={"id": (searched(Volume, numbers=("number",)),)},
        begin="archives.volume.founded",
        empty=_("这里列出案卷。机要员“立卷”后会出现在这里。"),
        choices=(
            Choice("filing", _("立卷中"), lambda rows: rows.filter(state=Stage.COLLECTING)),
            Choice(
                "waiting",
                _("待检查上架"),
                lambda rows: rows.filter(state__in=(Stage.RECEIVED, Stage.CHECKED)),
            ),
            Choice("out", _("出库"), lambda rows: rows.filter(state=Stage.OUT)),
            Choice("uncounted", _("今年未清点"), _uncounted),
            Choice("expired", _("保管期满"), _expired),
        ),
        columns=(
            Column(_("最高密级"), lambda volume: volume.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("类目"), lambda volume: volume.filing_class.name, "title"),
            Column(_("年度"), lambda volume: volume.year, "number"),
            Column(_("保管期限"), lambda v: v.filing_class.get_retention_display()),
            Column(_("保管至"), lambda volume: volume.keep_until or _("永久")),
            Column(_("库房"), lambda volume: volume.store),
            Column(_("架位"), lambda volume: volume.shelf),
            Column(_("状态"), lambda volume: volume.get_state_display()),
        ),
    )
)

register(
    Register(
        code="archives.transfer",
        title=_("归档移交登记"),
        rows=lambda: Transfer.objects.select_related("label__level__scheme", "giver", "receiver"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        begin="archives.transfer.made",
        empty=_("这里列出移交清单。机要员“移交归档”、双方签字后会出现在这里。"),
        columns=(
            Column(_("最高密级"), lambda transfer: transfer.label.level, "mark"),
            Column(_("移交编号"), str, "code", opens=True),
            Column(_("移交人"), lambda transfer: transfer.giver),
            Column(_("接收人"), lambda transfer: transfer.receiver),
            Column(_("移交时间"), lambda transfer: transfer.at, "time"),
        ),
    )
)

register(
    Register(
        code="archives.move",
        title=_("档案出入库登记"),
        rows=lambda: VolumeMove.objects.select_related("label__level__scheme", "volume", "by"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        paper="archives.movements",
        empty=_("这里列出案卷的移交、入库、调阅、归还和出库。办理以后自动登记。"),
        choices=(
            Choice("out", _("调阅"), lambda rows: rows.filter(how="out")),
            Choice("in", _("入库"), lambda rows: rows.filter(how__in=("shelved", "back"))),
        ),
        columns=(
            Column(_("最高密级"), lambda move: move.label.level, "mark"),
            Column(_("档号"), str, "code", opens=True),
            Column(_("事项"), lambda move: move.get_how_display()),
            Column(_("移交人或调阅人"), lambda move: move.other),
            Column(_("经办人"), lambda move: move.by),
            Column(_("时间"), lambda move: move.at, "time"),
        ),
    )
)
