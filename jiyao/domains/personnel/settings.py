"""Where regimes differ about people: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

CORE_REVIEWED = setting(
    Setting(
        code="personnel.vetting_core",
        title=_("核心涉密人员多久复审"),
        clauses=("PER-02",),
        default=12,
        unit=_("个月"),
        least=1,
    )
)
IMPORTANT_REVIEWED = setting(
    Setting(
        code="personnel.vetting_important",
        title=_("重要涉密人员多久复审"),
        clauses=("PER-02",),
        default=36,
        unit=_("个月"),
        least=1,
    )
)
GENERAL_REVIEWED = setting(
    Setting(
        code="personnel.vetting_general",
        title=_("一般涉密人员多久复审"),
        clauses=("PER-02",),
        default=60,
        unit=_("个月"),
        least=1,
    )
)
