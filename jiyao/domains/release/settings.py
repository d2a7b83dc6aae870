"""Where regimes differ about what is made public: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, Words, setting

OFFICE_LAST = "dept_head_leader_office"
LEADER_ALONE = "unit_leader"
SELF_OR_REFERRAL = "self_or_referral_then_leader_register"
WITH_SUPERIOR = "two_signatures_and_superior"
BY_COMMITTEE = "committee"
PATHS: dict[str, Words] = {
    OFFICE_LAST: _("自审、部门负责人、单位领导、办公室审核公开"),
    LEADER_ALONE: _("自审、单位领导"),
    SELF_OR_REFERRAL: _("自审（不清的送审）、保密办审查登记、单位领导"),
    WITH_SUPERIOR: _("自审、部门负责人和单位领导双签、上级审定"),
    BY_COMMITTEE: _("自审、保密办审查、保密委员会审定"),
}


def _path(kinds: str, title: Words, clauses: tuple[str, ...]) -> Setting:
    """Declare the path of some kinds of release."""
    code = f"release.path.{kinds}"
    return setting(Setting(code, title, clauses, default=SELF_OR_REFERRAL, values=PATHS))


PATH_OF_WEBSITE = _path("website", _("网站、新媒体和信息公开的审查程序"), ("PUB-01",))
PATH_OF_NEWS = _path("news", _("新闻宣传、采访和会议报道的审查程序"), ("PUB-01", "PUB-07"))
PATH_OF_WORKS = _path("works", _("论文、展览和讲课材料的审查程序"), ("PUB-01", "PUB-07"))
PATH_OF_INTERNAL = _path("internal", _("内部刊物和宣传品的审查程序"), ("PUB-01", "PUB-12"))
PATH_OF_MATERIAL = _path("material", _("对外提供材料的审查程序"), ("PUB-01", "PUB-07"))


FORBIDDEN, ALLOWED, DECLARED = "forbidden", "approved", "declared_interview"
MEETING_NEWS = setting(
    Setting(
        code="release.classified_meeting_news",
        title=_("涉密会议可否报道"),
        clauses=("PUB-07",),
        default=FORBIDDEN,
        values={
            FORBIDDEN: _("不得报道"),
            ALLOWED: _("经审查批准可以报道"),
            DECLARED: _("只由事先批准并告知的采编人员报道"),
        },
    )
)
RECHECK_MONTHS = setting(
    Setting(
        code="release.recheck_months",
        title=_("已发布的信息每几个月复查一次"),
        clauses=("PUB-09",),
        default=6,
        unit=_("个月"),
        least=1,
    )
)
