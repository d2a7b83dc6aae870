"""The schemes and levels that ship, as data (CLS-12). Weights order levels for the ceiling."""

from jiyao.foundation.access.models import Level, Scheme

STATE = (
    (3, "top", "绝密", "绝", 50),
    (2, "confidential", "机密", "机", 40),
    (1, "secret", "秘密", "秘", 30),
)
WORK = ((1, "internal", "内部", "内", 10),)
ENTERPRISE = (
    (6, "top", "绝密", "企绝", 50),
    (5, "confidential", "机密", "企机", 40),
    (4, "secret", "秘密", "企秘", 30),
    (3, "internal", "内部", "企内", 10),
    (2, "domestic", "国内", "企国", 5),
    (1, "public", "公开", "企公", 0),
)
TRADE = (
    (3, "high", "核心", "商核", 28),
    (2, "middle", "重要", "商重", 25),
    (1, "low", "一般", "商般", 20),
)
SHIPPED = (
    ("state", "国家秘密", True, "", STATE),
    ("work", "工作秘密", False, "", WORK),
    ("enterprise", "企业六级", False, "企·", ENTERPRISE),
    ("trade", "商业秘密", False, "商密·", TRADE),
)


def ship_levels() -> None:
    """Write the shipped schemes and levels, inside an act; those already there are left alone."""
    for code, name, starred, prefix, levels in SHIPPED:
        scheme = Scheme.objects.filter(code=code).first()
        scheme = scheme or Scheme.objects.create(
            code=code, name=name, starred=starred, prefix=prefix
        )
        there = set(scheme.levels.values_list("code", flat=True))
        for rank, level_code, level_name, short, weight in levels:
            if level_code not in there:
                Level.objects.create(
                    scheme=scheme,
                    rank=rank,
                    code=level_code,
                    name=level_name,
                    short=short,
                    weight=weight,
                )
