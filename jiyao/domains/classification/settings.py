"""Where regimes differ about deciding what is secret: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

OFFICER_PATH, GROUP_PATH = "drafter_officer_leader", "drafter_group_leader"
COMMITTEE_PATH, SUPERIOR_PATH = "committee", "superior_only"
PATHS = {
    OFFICER_PATH: _("承办人拟定、定密责任人审核、领导审签"),
    GROUP_PATH: _("承办人拟定、定密工作小组审核、领导审签"),
    COMMITTEE_PATH: _("承办人拟定，保密委员会决定"),
    SUPERIOR_PATH: _("承办人拟定，报上级确定"),
}
PATH = setting(
    Setting(
        code="classification.path",
        title=_("定密程序"),
        clauses=("CLS-02",),
        default=OFFICER_PATH,
        values=PATHS,
        presets={"school": GROUP_PATH},
    )
)
APPOINTEE, LEGAL_LEADER = "trained_certified_appointee", "legal_rep_or_leader_in_charge"
OFFICER = setting(
    Setting(
        code="classification.officer",
        title=_("谁可以审核定密"),
        clauses=("CLS-02", "CLS-11"),
        default=APPOINTEE,
        values={
            APPOINTEE: _("经任命、培训持证的定密责任人"),
            LEGAL_LEADER: _("法定代表人或分管领导"),
        },
    )
)
AUTOMATIC, DECISION = "automatic", "decision_or_review"
EXPIRY = setting(
    Setting(
        code="classification.expiry",
        title=_("保密期限届满"),
        clauses=("CLS-06",),
        default=AUTOMATIC,
        values={
            AUTOMATIC: _("自行解密，届满前须审核"),
            DECISION: _("审核决定后才解密"),
        },
        by_level=True,
        levels={"work:1": DECISION},
    )
)
NOTICE_DAYS = setting(
    Setting(
        code="classification.notice_days",
        title=_("届满前多少天提出审核"),
        clauses=("CLS-06",),
        default=90,
        unit=_("天"),
        least=1,
    )
)
REFERRAL_DAYS = setting(
    Setting(
        code="classification.referral_days",
        title=_("报请确定密级，每级机关几个工作日内答复"),
        clauses=("CLS-10", "CLS-21"),
        default=10,
        unit=_("工作日"),
        least=1,
    )
)
PROJECT_DAYS = setting(
    Setting(
        code="classification.project_days",
        title=_("立项登记后，几个工作日内征求部门意见并修订事项目录"),
        clauses=("CLS-18",),
        default=15,
        unit=_("工作日"),
        least=1,
    )
)
LONGEST_YEARS = setting(
    Setting(
        code="classification.longest_years",
        title=_("最长保密期限"),
        clauses=("CLS-03", "CLS-06"),
        default=30,
        unit=_("年"),
        by_level=True,
        levels={"state:3": 30, "state:2": 20, "state:1": 10},
        least=1,
    )
)
