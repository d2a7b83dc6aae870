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
RESPONSIBILITY_DAYS = setting(
    Setting(
        code="organisation.responsibility_days",
        title=_("责任书、承诺书、职责和守则下达后多久签订或确认"),
        clauses=("ORG-07", "ORG-08", "ORG-14", "EDU-06"),
        default=30,
        unit=_("天"),
        least=1,
    )
)
REVIEW_NOTICE_DAYS = setting(
    Setting(
        code="organisation.review_notice_days",
        title=_("制度复审日期前多少天开列复审"),
        clauses=("ORG-10",),
        default=30,
        unit=_("天"),
    )
)
