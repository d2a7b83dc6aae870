"""What organisations decide differently about copies in the house."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.settings.answers import NO, YES, YES_OR_NO
from jiyao.foundation.regime.settings import Setting, setting

RETURN_RULES = {
    "same_day": _("当日退还"),
    "before_close": _("下班前退还"),
    "two_days": _("两天内退还"),
    "on_reading": _("阅后即退，当日为限"),
}
RETURN_RULE = setting(
    Setting(
        code="circulation.return_rule",
        title=_("传阅退还时限"),
        clauses=("CIR-03", "CIR-10"),
        default="same_day",
        values=RETURN_RULES,
        by_level=True,
        levels={"state:3": "on_reading", "work:1": "two_days"},
        presets={"school": "two_days", "supplier": "before_close"},
    )
)
URGENT_RETURN_RULE = setting(
    Setting(
        code="circulation.urgent_return_rule",
        title=_("急件退还时限"),
        clauses=("CIR-03",),
        default="on_reading",
        values=RETURN_RULES,
        presets={"school": "same_day"},
    )
)
RETURN_ESCALATED_AFTER = setting(
    Setting(
        code="circulation.escalated_after",
        title=_("超期未退机要室后几个工作日升级督办"),
        clauses=("CIR-03", "CIR-09"),
        default=1,
        unit=_("个工作日"),
        least=1,
    )
)
DAY_BASIS = setting(
    Setting(
        code="circulation.day_basis",
        title=_("传阅天数的算法"),
        clauses=("CIR-03",),
        default="working",
        values={"working": _("工作日"), "calendar": _("自然日")},
    )
)
NAMED_READERS = setting(
    Setting(
        code="circulation.named_readers",
        title=_("知悉范围只能是岗位或指定人员"),
        clauses=("CIR-10",),
        default=NO,
        values=YES_OR_NO,
        by_level=True,
        levels={"state:3": YES, "enterprise:6": YES},
    )
)
SWEPT = setting(
    Setting(
        code="circulation.swept_at_closing",
        title=_("下班时仍在机要室外即告警"),
        clauses=("DOC-09",),
        default=NO,
        values=YES_OR_NO,
        by_level=True,
        levels={"state:3": YES},
        presets={"supplier": YES},
    )
)
READING_PLACE = setting(
    Setting(
        code="reading.place",
        title=_("可以阅办的处所"),
        clauses=("CIR-15", "CAR-05"),
        default="office_or_room",
        values={
            "office_or_room": _("机要室、办公室、阅览室"),
            "home_with_safe": _("另加有保密柜的住所"),
        },
    )
)
SEARCH_DAYS = setting(
    Setting(
        code="loss.search_days",
        title=_("下落不明查找期限"),
        clauses=("DOC-16",),
        default=60,
        unit=_("天"),
        by_level=True,
        levels={"state:3": 10},
    )
)
OUTSIDE_REPORT_HOURS = setting(
    Setting(
        code="incident.outside_report_hours",
        title=_("向上级报告泄密的时限"),
        clauses=("DOC-16",),
        default=24,
        unit=_("小时"),
    )
)
DESTRUCTION_ROUTE = setting(
    Setting(
        code="destruction.route",
        title=_("销毁方式（不低于）"),
        clauses=("DES-01", "DES-02"),
        default="city_station",
        values={
            "city_station": _("送销毁中心"),
            "designated_place_two_supervisors": _("指定地点两人监销"),
            "shred_in_unit": _("本单位粉碎"),
            "collective_burning": _("集中焚毁"),
        },
        by_level=True,
        levels={"work:1": "collective_burning"},
        presets={"school": "designated_place_two_supervisors"},
    )
)
CLEARING = setting(
    Setting(
        code="clearing.schedule",
        title=_("清理清退的周期"),
        clauses=("RET-01",),
        default="month_quarter_halfyear",
        values={
            "month_quarter_halfyear": _("月清理、季核对、半年清退"),
            "half_year": _("每半年清退"),
            "year_end": _("年终清退"),
        },
        presets={"school": "half_year", "enterprise": "year_end"},
    )
)
PERSONAL_DAYS = setting(
    Setting(
        code="issuing.personal_days",
        title=_("个人留用件的清退期限"),
        clauses=("DOC-13",),
        default=30,
        unit=_("天"),
        least=1,
    )
)
NOTEBOOK_DAYS = setting(
    Setting(
        code="notebook.count_days",
        title=_("保密本清点的间隔"),
        clauses=("DOC-21",),
        default=90,
        unit=_("天"),
    )
)
HAND_IN_DAYS = setting(
    Setting(
        code="trip.hand_in_days",
        title=_("外出参会返回后交登密件的期限"),
        clauses=("DOC-11",),
        default=1,
        unit=_("个工作日"),
    )
)
WORK_REVIEW = setting(
    Setting(
        code="documents.review",
        title=_("公文回顾的周期"),
        clauses=("DOC-27",),
        default="quarter",
        values={
            "month": _("每月"),
            "quarter": _("每季度"),
            "half": _("每半年"),
            "year": _("每年"),
        },
    )
)
WORK_REVIEW_DAYS = setting(
    Setting(
        code="documents.review_days",
        title=_("公文回顾报告会在期末后多少个工作日内召开"),
        clauses=("DOC-27",),
        default=10,
        unit=_("个工作日"),
        least=1,
    )
)
YEAR_END_DAY = setting(
    Setting(
        code="clearing.year_end_day",
        title=_("年终清退截止于年底前第几个工作日"),
        clauses=("CIR-08", "DOC-12"),
        default=5,
        unit=_("个工作日"),
        least=1,
    )
)
ARCHIVE_COPIES = setting(
    Setting(
        code="issuing.archive_copies",
        title=_("已登载文件的存档份数"),
        clauses=("DOC-25",),
        default=3,
        unit=_("份"),
        least=1,
    )
)
WASTE_DAYS = setting(
    Setting(
        code="waste.ordinary_days",
        title=_("普通废纸袋销毁的期限"),
        clauses=("DES-05",),
        default=7,
        unit=_("天"),
        least=1,
    )
)
