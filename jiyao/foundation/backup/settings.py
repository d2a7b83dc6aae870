"""How often an organisation wants a verified backup (SYS-05)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

DAYS = setting(
    Setting(
        code="backup.days",
        title=_("核验过的备份最长间隔"),
        clauses=("SYS-05",),
        default=7,
        unit=_("天"),
        least=1,
    )
)
