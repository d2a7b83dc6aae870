"""The closed lists of the regime: areas, means, proofs, organisations, statuses."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AREAS: dict[str, str | Promise] = {
    "ORG": _("组织与责任"),
    "EDU": _("宣传教育"),
    "CLS": _("定密"),
    "DOC": _("公文与载体"),
    "CIR": _("传阅"),
    "BOR": _("借阅"),
    "CPY": _("复制"),
    "CAR": _("携带传递"),
    "RET": _("清退"),
    "DES": _("销毁"),
    "ARC": _("档案"),
    "PER": _("涉密人员"),
    "SIT": _("要害部位"),
    "MTG": _("会议"),
    "EQP": _("设备"),
    "MED": _("介质"),
    "NET": _("网络"),
    "COM": _("通信"),
    "PUB": _("公开发布"),
    "EXT": _("对外往来"),
    "INS": _("检查"),
    "INC": _("泄密事件"),
    "SYS": _("本系统"),
    "DTY": _("值守"),
    "EXM": _("考试命题"),
    "BNK": _("银行网点"),
}

MEANS: dict[str, str | Promise] = {
    "deny": _("拒绝"),
    "approve": _("审批"),
    "ledger": _("登记"),
    "receipt": _("签收"),
    "deadline": _("期限"),
    "mark": _("标志"),
    "screen": _("筛查"),
    "checklist": _("清单"),
    "learn": _("宣教"),
    "report": _("报告"),
    "count": _("清点"),
    "notify": _("通知"),
}


SHOWS: dict[str, str | Promise] = {
    "": _("办成"),
    "refused": _("拒绝"),
    "in-time": _("按时"),
    "overdue": _("超期"),
    "shown": _("有据可查"),
    "hidden": _("无关人员看不到"),
}

REFUSABLE = ("", "refused")
PROOFS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(MEANS, ("shown", "hidden")),
    **dict.fromkeys(("deny", "approve", "receipt", "screen"), REFUSABLE),
    "deadline": ("in-time", "overdue"),
}


ORGANISATIONS: dict[str, str | Promise] = {
    "agency": _("机关"),
    "school": _("学校"),
    "supplier": _("军工等供应单位"),
    "enterprise": _("企业"),
}


class Status(StrEnum):
    """How far the program carries a clause out; worded by `STATUS_NAMES`."""

    ENFORCED = "enforced"
    SUPPORTED = "supported"
    TAUGHT = "taught"
    PLANNED = "planned"


STATUS_NAMES: dict[Status, str | Promise] = {
    Status.ENFORCED: _("已落实"),
    Status.SUPPORTED: _("部分落实"),
    Status.TAUGHT: _("宣教"),
    Status.PLANNED: _("计划中"),
}
