"""Where regimes differ about people: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

OWN_GROUP, SUPERIOR = "own_leading_group", "superior_secrecy_body"
RESIGN_OPINION = setting(
    Setting(
        code="personnel.resign_opinion",
        title=_("辞职、调动征求谁的保密意见"),
        clauses=("PER-09",),
        default=SUPERIOR,
        values={OWN_GROUP: _("本单位保密工作领导小组"), SUPERIOR: _("上级保密部门")},
    )
)
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
LAW, SHORTER, FORMER = "law", "shorter", "former"
RANGES = {
    LAW: {"core": (36, 60), "important": (24, 36), "general": (12, 24)},
    SHORTER: {"core": (24, 36), "important": (12, 24), "general": (6, 12)},
    FORMER: {"core": (6, 36), "important": (6, 36), "general": (6, 36)},
}
RELEASE_PERIOD = setting(
    Setting(
        code="personnel.release_period",
        title=_("脱密期的期限范围"),
        clauses=("PER-07",),
        default=LAW,
        values={
            LAW: _("核心 3 至 5 年，重要 2 至 3 年，一般 1 至 2 年"),
            SHORTER: _("核心 2 至 3 年，重要 1 至 2 年，一般 6 个月至 1 年"),
            FORMER: _("不分类别，6 个月至 3 年"),
        },
        presets={"enterprise": SHORTER},
    )
)
LEAVING_DAYS = setting(
    Setting(
        code="personnel.leaving_days",
        title=_("离岗手续多少个工作日内办完"),
        clauses=("PER-07",),
        default=20,
        unit=_("个工作日"),
        least=1,
    )
)
CONTACT_MONTHS = setting(
    Setting(
        code="personnel.release_contact",
        title=_("脱密期内多久联系一次"),
        clauses=("PER-08",),
        default=6,
        unit=_("个月"),
        least=1,
    )
)
RELEASE_NOTICE = setting(
    Setting(
        code="personnel.release_notice",
        title=_("脱密期满或复核前多少天提醒"),
        clauses=("PER-08",),
        default=30,
        unit=_("天"),
        least=1,
    )
)
SUGGESTION_DAYS = setting(
    Setting(
        code="personnel.suggestion_days",
        title=_("建议多少个工作日内答复"),
        clauses=("PER-18",),
        default=15,
        unit=_("个工作日"),
        least=1,
    )
)
COMPETING_MONTHS = setting(
    Setting(
        code="personnel.competing_months",
        title=_("竞业限制最长多久"),
        clauses=("PER-13",),
        default=24,
        unit=_("个月"),
        least=1,
    )
)
AGREEMENT_NOTICE = setting(
    Setting(
        code="personnel.agreement_notice",
        title=_("商业秘密协议到期前多少天提醒"),
        clauses=("PER-13",),
        default=30,
        unit=_("天"),
        least=1,
    )
)
IDENTITY_YEARS = setting(
    Setting(
        code="personnel.identity_years",
        title=_("离岗并解除脱密期后身份信息保存多久"),
        clauses=("PER-12",),
        default=5,
        unit=_("年"),
        least=0,
    )
)
REVIEWED_BY_MONTH = setting(
    Setting(
        code="personnel.review_month",
        title=_("年度在岗审查和履职考核在几月底前完成"),
        clauses=("PER-05", "PER-11"),
        default=12,
        unit=_("月"),
        least=1,
    )
)
REPORTED_BY_MONTH = setting(
    Setting(
        code="personnel.report_month",
        title=_("涉密岗位和人员每年在几月底前上报"),
        clauses=("PER-12",),
        default=12,
        unit=_("月"),
        least=1,
    )
)
TRAVEL_REPORT_DAYS = setting(
    Setting(
        code="personnel.travel_report_days",
        title=_("出国（境）返回后几天内报告"),
        clauses=("PER-06",),
        default=7,
        unit=_("天"),
    )
)
PASSPORT_DAYS = setting(
    Setting(
        code="personnel.passport_days",
        title=_("出国（境）返回后几天内交回证件"),
        clauses=("PER-06",),
        default=7,
        unit=_("天"),
    )
)
MEASURES_HOURS = setting(
    Setting(
        code="personnel.absence_measures_hours",
        title=_("请假逾期未归后多少小时内登记处置措施"),
        clauses=("PER-19",),
        default=24,
        unit=_("小时"),
    )
)
