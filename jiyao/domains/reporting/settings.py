"""How often figures go up to the superior body, and how soon after the period (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

EVERY = setting(
    Setting(
        code="reporting.every",
        title=_("向上级报送统计的周期"),
        clauses=("ORG-16",),
        default="quarter",
        values={
            "month": _("每月"),
            "quarter": _("每季度"),
            "half": _("每半年"),
            "year": _("每年"),
        },
    )
)
DAYS = setting(
    Setting(
        code="reporting.days",
        title=_("期满后几天内报送"),
        clauses=("ORG-16",),
        default=15,
        unit=_("天"),
        least=1,
    )
)
