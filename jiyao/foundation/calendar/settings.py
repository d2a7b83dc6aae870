"""What organisations decide for themselves about reminders."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

ESCALATED_AFTER = setting(
    Setting(
        code="duties.escalated_after",
        title=_("待办超期后几个工作日升级督办（退还机要室另定）"),
        clauses=("CIR-09",),
        default=3,
        unit=_("个工作日"),
        least=1,
        presets={"supplier": 1},
    )
)
