"""Where regimes differ about posts and responsibility: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

PLEDGE_YEARS = setting(
    Setting(
        code="personnel.pledge_years",
        title=_("承诺书多久重签一次（0 为不重签）"),
        clauses=("ORG-08",),
        default=0,
        unit=_("年"),
    )
)
