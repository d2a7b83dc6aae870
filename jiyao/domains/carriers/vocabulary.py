"""What ships: kinds of carrier with their units (DOC-22), and the confidential room (DOC-02)."""

from datetime import datetime

from jiyao.domains.carriers.models import CarrierKind, Place
from jiyao.foundation.access.models import Level

SHIPPED = (
    ("paper", "纸质文件", "页"),
    ("telegram", "电报", "页"),
    ("drawing", "图纸", "张"),
    ("recording", "录音录像", "分钟"),
    ("disc", "光盘", "张"),
    ("medium", "存储介质", "个"),
    ("notebook", "保密本", "本"),
    ("letter", "信件", "页"),
    ("item", "密品", "件"),
)


def ship_kinds() -> None:
    """Write the shipped kinds, inside an act; those already there are left alone."""
    for code, name, unit in SHIPPED:
        if not CarrierKind.objects.filter(code=code).exists():
            CarrierKind.objects.create(code=code, name=name, unit=unit)


def ship_room(at: datetime) -> None:
    """Write the confidential room, inside an act, where no place was ever registered."""
    if Place.objects.exists():
        return
    top = Level.objects.get(scheme__code="state", code="top")
    Place.objects.create(
        name="机要室", kind_of=Place.Kind.ROOM, container=Place.Container.SAFE, level=top, since=at
    )
