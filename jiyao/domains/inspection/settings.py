"""Where regimes differ about technical checks: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

HIT_DAYS = setting(
    Setting(
        code="inspection.hit_days",
        title=_("命中文件的处理期限"),
        clauses=("NET-01", "INS-09"),
        default=1,
        unit=_("个工作日"),
        least=1,
    )
)
REVIEW_DAYS = setting(
    Setting(
        code="inspection.review_days",
        title=_("待人工判断文件的处理期限"),
        clauses=("INS-09",),
        default=5,
        unit=_("个工作日"),
        least=1,
    )
)
INCOMPLETE_DAYS = setting(
    Setting(
        code="inspection.incomplete_days",
        title=_("未查全文件的处理期限"),
        clauses=("INS-09",),
        default=10,
        unit=_("个工作日"),
        least=1,
    )
)
INTERNET_CHECK_DAYS = setting(
    Setting(
        code="inspection.internet_check_days",
        title=_("上网机两次技术检查最长间隔"),
        clauses=("NET-01", "INS-09"),
        default=30,
        unit=_("天"),
        presets={"school": 90},
        least=1,
    )
)
INTERNAL_CHECK_DAYS = setting(
    Setting(
        code="inspection.internal_check_days",
        title=_("内部机两次技术检查最长间隔"),
        clauses=("INS-09",),
        default=90,
        unit=_("天"),
        presets={"school": 180},
        least=1,
    )
)
