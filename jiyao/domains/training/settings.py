"""Where regimes differ about training: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

CERTIFICATE_MONTHS = setting(
    Setting(
        code="training.certificate_months",
        title=_("保密培训合格证有效期"),
        clauses=("EDU-02",),
        default=12,
        unit=_("个月"),
        least=1,
    )
)
