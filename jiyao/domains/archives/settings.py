"""Where regimes differ about archives: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, setting

MINUTES_APPROVER = setting(
    Setting(
        code="minutes.borrow_approver",
        title=_("会议记录和录音由谁批准查阅"),
        clauses=("BOR-10",),
        default="custodian_only",
        values={
            "custodian_only": _("只由保管人本人查阅，领导批准"),
            "leader_in_charge_of_office": _("分管办公室的领导批准"),
            "office": _("办公室负责人批准"),
        },
        presets={"school": "office", "enterprise": "leader_in_charge_of_office"},
    )
)
COLDEST = setting(
    Setting(
        code="archive.temperature_from",
        title=_("档案库房最低温度"),
        clauses=("ARC-02",),
        default=14,
        unit=_("℃"),
    )
)
HOTTEST = setting(
    Setting(
        code="archive.temperature_to",
        title=_("档案库房最高温度"),
        clauses=("ARC-02",),
        default=24,
        unit=_("℃"),
    )
)
DRIEST = setting(
    Setting(
        code="archive.humidity_from",
        title=_("档案库房最低相对湿度"),
        clauses=("ARC-02",),
        default=45,
        unit=_("%"),
    )
)
DAMPEST = setting(
    Setting(
        code="archive.humidity_to",
        title=_("档案库房最高相对湿度"),
        clauses=("ARC-02",),
        default=60,
        unit=_("%"),
    )
)
APPRAISED_WITHIN = setting(
    Setting(
        code="archive.appraised_within",
        title=_("期满案卷多少天内鉴定"),
        clauses=("ARC-08",),
        default=30,
        unit=_("天"),
    )
)
FILED_WITHIN = setting(
    Setting(
        code="archive.filed_again_within",
        title=_("找回的归档文件多少天内重新立卷"),
        clauses=("ARC-01",),
        default=5,
        unit=_("天"),
    )
)
