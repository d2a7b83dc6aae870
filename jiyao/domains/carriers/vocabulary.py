"""The kinds of carrier that ship, each with the unit it is counted in (clause DOC-22)."""

from jiyao.domains.carriers.models import CarrierKind

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
