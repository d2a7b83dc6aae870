"""What ships: carriers and their units (DOC-22), the room (DOC-02), kinds of text (DOC-24)."""

from datetime import datetime

from django.db.models import Q

from jiyao.domains.carriers.models import CarrierKind, Place, Term
from jiyao.foundation.access.models import Level

SHIPPED = (
    ("paper", "纸质文件", "页"),
    ("telegram", "电报", "页"),
    ("drawing", "图纸", "张"),
    ("recording", "录音录像", "分钟"),
    ("disc", "光盘", "张"),
    ("medium", "存储介质", "个"),
    ("notebook", "保密本", "页"),
    ("letter", "信件", "页"),
    ("item", "密品", "件"),
)

TERMS = {
    Term.Use.KIND: (
        *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知"),
        *("通报", "报告", "请示", "批复", "议案", "函", "纪要"),
    ),
    Term.Use.CATEGORY: (
        *("上级指示任免", "请示与批复", "向上报告", "本级规章任免"),
        *("一般通知通报", "合同协议", "往来函件"),
    ),
}


def ship_kinds() -> None:
    """Write the shipped kinds, inside an act; those there, by code or name, are left alone."""
    for code, name, unit in SHIPPED:
        if not CarrierKind.objects.filter(Q(code=code) | Q(name=name)).exists():
            CarrierKind.objects.create(code=code, name=name, unit=unit)


def ship_room(at: datetime) -> None:
    """Write the confidential room, inside an act, where no place was ever registered."""
    if Place.objects.exists():
        return
    top = Level.objects.get(scheme__code="state", code="top")
    Place.objects.create(
        name="机要室", kind_of=Place.Kind.ROOM, container=Place.Container.SAFE, level=top, since=at
    )


def ship_terms(at: datetime) -> None:
    """Write the kinds and categories of outgoing documents, inside an act, where there are none."""
    for use, names in TERMS.items():
        if not Term.objects.filter(use=use).exists():
            for name in names:
                Term.objects.create(use=use, name=name, since=at)
