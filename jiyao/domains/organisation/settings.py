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

HALF, MORE, NONE = "half_or_more", "more_than_half", "none"
QUORUM = setting(
    Setting(
        code="committee.quorum",
        title=_("委员会法定人数"),
        clauses=("ORG-03",),
        values={HALF: _("半数以上到会"), MORE: _("超过半数到会"), NONE: _("不要求")},
        default=HALF,
    )
)
MEETINGS_A_YEAR = setting(
    Setting(
        code="committee.frequency",
        title=_("委员会例会每年不少于几次"),
        clauses=("ORG-03",),
        default=2,
        unit=_("次"),
        presets={"enterprise": 12},
    )
)
MINUTES_HOURS = setting(
    Setting(
        code="committee.minutes_hours",
        title=_("例会纪要在会后几小时内印发"),
        clauses=("ORG-04",),
        default=24,
        unit=_("小时"),
        least=1,
    )
)
BY_CHAIR, DIRECT, WITH_SUPERIOR = "chair_approves_then_issue", "direct", "chair_then_superior"
MINUTES_ROUTE = setting(
    Setting(
        code="committee.minutes_route",
        title=_("例会纪要怎样印发"),
        clauses=("ORG-24",),
        values={
            BY_CHAIR: _("经主任审定"),
            WITH_SUPERIOR: _("经主任审定，再由主要负责人签批"),
            DIRECT: _("直接印发"),
        },
        default=BY_CHAIR,
    )
)
PLAN_DAYS = setting(
    Setting(
        code="committee.plan_days",
        title=_("年度保密工作计划在年初几天内完成"),
        clauses=("ORG-06",),
        default=31,
        unit=_("天"),
        least=1,
    )
)
SUMMARY_DAYS = setting(
    Setting(
        code="committee.summary_days",
        title=_("年度保密工作总结在年底前几天完成"),
        clauses=("ORG-06",),
        default=10,
        unit=_("天"),
        least=1,
    )
)
CHECK_DAYS = setting(
    Setting(
        code="committee.check_days",
        title=_("会议决定报告落实后几天内检查"),
        clauses=("ORG-05",),
        default=10,
        unit=_("天"),
        least=1,
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
