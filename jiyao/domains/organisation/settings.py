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
RENEWAL_MONTHS = setting(
    Setting(
        code="organisation.renewal_months",
        title=_("保密资格复审提前几个月提醒"),
        clauses=("ORG-21",),
        default=6,
        unit=_("个月"),
        least=1,
    )
)
RISK_REVIEW_MONTHS = setting(
    Setting(
        code="organisation.risk_review_months",
        title=_("泄密风险最长多久复评一次"),
        clauses=("ORG-12",),
        default=12,
        unit=_("个月"),
        least=1,
        presets={"supplier": 6},
    )
)
OVERDUE_POINTS = setting(
    Setting(
        code="organisation.overdue_points",
        title=_("考核：超期未办一项减几分"),
        clauses=("ORG-13", "ORG-20"),
        default=2,
        unit=_("分"),
    )
)
UNTRAINED_POINTS = setting(
    Setting(
        code="organisation.untrained_points",
        title=_("考核：培训合格证过期减几分"),
        clauses=("ORG-13", "ORG-20"),
        default=10,
        unit=_("分"),
    )
)
SUSPENDED_POINTS = setting(
    Setting(
        code="organisation.suspended_points",
        title=_("考核：被暂停接触秘密一次减几分"),
        clauses=("ORG-13", "ORG-20"),
        default=20,
        unit=_("分"),
    )
)
FINDING_POINTS = setting(
    Setting(
        code="organisation.finding_points",
        title=_("考核：检查发现一个定密问题减几分"),
        clauses=("ORG-13", "ORG-20"),
        default=5,
        unit=_("分"),
    )
)
