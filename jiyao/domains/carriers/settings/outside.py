"""What organisations decide differently about copying, lending and carrying."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.settings.answers import NO, YES_OR_NO
from jiyao.foundation.regime.settings import Setting, setting

COPY_TOP_SECRET = setting(
    Setting(
        code="copy.top_secret",
        title=_("绝密件的复制"),
        clauses=("CPY-01",),
        default="forbidden",
        values={"forbidden": _("一律不复制"), "issuer_consent": _("经制发机关同意可以复制")},
    )
)
COPY_NEVER = setting(
    Setting(
        code="copy.never",
        title=_("此密级一律不复制"),
        clauses=("CPY-02",),
        default=NO,
        values=YES_OR_NO,
        by_level=True,
    )
)
COPY_APPROVER = setting(
    Setting(
        code="copy.other_levels_approver",
        title=_("复制由谁批准"),
        clauses=("CPY-01",),
        default="issuing_organ",
        values={
            "issuing_organ": _("制发机关同意，单位领导批准"),
            "unit_leader": _("单位领导"),
            "office_leader": _("办公室负责人"),
            "designated_person": _("指定的保密办人员"),
        },
        by_level=True,
        levels={"work:1": "office_leader"},
        presets={"school": "office_leader", "enterprise": "unit_leader"},
    )
)
BORROW_APPROVER = setting(
    Setting(
        code="borrow.approver",
        title=_("借阅批准人"),
        clauses=("BOR-01",),
        default="leader_in_charge",
        values={
            "office_leader_for_TS": _("绝密件由办公室负责人批准，其他由办公室负责人或领导批准"),
            "leader_in_charge": _("分管领导批准"),
            "party_secretary_or_dean": _("主要负责人批准"),
        },
        by_level=True,
        presets={"school": "party_secretary_or_dean"},
    )
)
BORROW_TOP_SECRET = setting(
    Setting(
        code="borrow.top_secret",
        title=_("绝密件借阅"),
        clauses=("BOR-01",),
        default="none",
        values={
            "none": _("不得借阅"),
            "inside_with_office_leader": _("经办公室负责人批准，只在阅览处所查阅"),
        },
    )
)
VOLUME_OUT = setting(
    Setting(
        code="archive.volume_out",
        title=_("借出阅览处所"),
        clauses=("BOR-02",),
        default="never",
        values={"never": _("一律不得带出"), "leader_exception": _("经领导批准可作例外")},
    )
)
EXCERPT = setting(
    Setting(
        code="archive.excerpt",
        title=_("摘抄"),
        clauses=("BOR-03",),
        default="forbidden",
        values={
            "forbidden": _("不得摘抄"),
            "notebook_with_leader": _("经领导批准，记入编号保密本"),
            "relevant_parts_checked_stamped": _("只摘有关部分，审核盖章后带走"),
        },
    )
)
TWO_PERSON_LEVELS = setting(
    Setting(
        code="carry.two_person_levels",
        title=_("须两人携带的密级"),
        clauses=("CAR-02",),
        default="all_levels",
        values={"top_secret_only": _("只限绝密件"), "all_levels": _("所有涉密件")},
    )
)
TOP_SECRET_MEANS = setting(
    Setting(
        code="carry.top_secret_means",
        title=_("绝密件传递方式"),
        clauses=("CAR-02",),
        default="either",
        values={
            "confidential_courier": _("只交机要交通"),
            "special_car_two": _("两人专车直送"),
            "either": _("机要交通或两人专车"),
        },
    )
)
RECEIPT_DAYS = setting(
    Setting(
        code="carry.receipt_days",
        title=_("对外传递回执期限"),
        clauses=("CAR-03",),
        default=10,
        unit=_("天"),
    )
)
OUT_OF_COUNTRY = setting(
    Setting(
        code="carry.out_of_country",
        title=_("携带出境"),
        clauses=("CAR-06",),
        default="forbidden",
        values={
            "forbidden": _("一律不得携带出境"),
            "secrecy_bureau_procedure": _("经保密行政管理部门批准，绝密件除外"),
        },
    )
)
