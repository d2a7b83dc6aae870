"""The navigation: the role's daily work first."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import (
    AUDIT,
    CLASSIFIER,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    SECURITY,
    STAFF,
    SYSTEM,
)
from jiyao.foundation.approvals.queries import to_sign
from jiyao.foundation.ui import navigation

BUSINESS = (KEEPER, OFFICE_HEAD, SECRECY_OFFICE, LEADER, CLASSIFIER)
OFFICE = (KEEPER, OFFICE_HEAD, SECRECY_OFFICE)
OUT_OF_THE_ROOM = (
    (_("借阅登记"), "carriers.loan"),
    (_("外单位借用登记"), "carriers.outside_loan"),
    (_("摘抄登记"), "carriers.excerpt"),
    (_("携带外出登记"), "carriers.outing"),
    (_("对外传递登记"), "carriers.dispatch"),
)
MINE, BOOKS, RULES = _("我的工作"), _("台账"), _("制度与监督")


def _waiting(request: HttpRequest) -> int:
    return to_sign(request.facts).count()  # type: ignore[attr-defined]


def fill() -> None:
    """Put every page into the navigation of the roles that use it."""
    navigation.add(MINE, _("工作台"), "today", (STAFF,), 10)
    navigation.add(MINE, _("我手里的和欠的"), "duties", (STAFF,), 15)
    navigation.add(MINE, _("待签"), "to_sign", (STAFF,), 20, _waiting)
    navigation.add(MINE, _("审批台账"), "register", (STAFF,), 25, args=("procedures.permit",))
    navigation.add(RULES, _("审批流程"), "flows", (STAFF,), 12)
    navigation.add(BOOKS, _("收文登记簿"), "register", BUSINESS, 10, args=("carriers.document",))
    navigation.add(BOOKS, _("载体台账(按份)"), "register", BUSINESS, 20, args=("carriers.copy",))
    navigation.add(BOOKS, _("承办登记"), "register", (*OFFICE, LEADER), 30, args=("carriers.task",))
    navigation.add(BOOKS, _("部门收件人员"), "register", OFFICE, 92, args=("carriers.receiver",))
    navigation.add(BOOKS, _("亲启件指定代收"), "register", OFFICE, 94, args=("carriers.delegate",))
    navigation.add(BOOKS, _("复制登记簿"), "register", OFFICE, 50, args=("carriers.copying",))
    navigation.add(BOOKS, _("离岗移交登记"), "register", OFFICE, 75, args=("carriers.hand-over",))
    navigation.add(BOOKS, _("清点登记"), "register", OFFICE, 60, args=("carriers.stocktake",))
    navigation.add(BOOKS, _("销毁清册"), "register", OFFICE, 70, args=("carriers.destruction",))
    navigation.add(BOOKS, _("传阅夹"), "register", OFFICE, 25, args=("carriers.folder",))
    for place, (title, code) in enumerate(OUT_OF_THE_ROOM):
        navigation.add(BOOKS, title, "register", (*OFFICE, LEADER), 40 + place, args=(code,))
    navigation.add(
        BOOKS, _("下落不明登记"), "register", (*OFFICE, LEADER), 80, args=("carriers.loss",)
    )
    navigation.add(BOOKS, _("处所登记"), "register", OFFICE, 90, args=("carriers.place",))
    importers = (KEEPER, SECRECY_OFFICE)
    navigation.add(BOOKS, _("旧簿导入"), "register", importers, 96, args=("imports.ledger",))
    navigation.add(BOOKS, _("人员"), "register", (SYSTEM, SECURITY), 30, args=("people.person",))
    navigation.add(
        RULES, _("设立专案"), "act", (SECURITY,), 40, args=("access.compartment.founded",)
    )
    navigation.add(RULES, _("调整处理上限"), "act", (SECURITY,), 50, args=("access.ceiling.set",))
    navigation.add(RULES, _("签名方式"), "act", (SECURITY,), 60, args=("procedures.signing.set",))
    navigation.add(RULES, _("部门和岗位"), "act", (SYSTEM,), 70, args=("people.circle.founded",))
    navigation.add(RULES, _("工作日和定期工作"), "calendar", BUSINESS, 15)
    navigation.add(RULES, _("制度"), "regime", (STAFF,), 10)
    navigation.add(RULES, _("制度参数"), "settings", (*BUSINESS, SECURITY, AUDIT), 12)
    navigation.add(RULES, _("权限表"), "matrix", (STAFF,), 10)
    navigation.add(RULES, _("留痕"), "trail", (AUDIT,), 20)
    navigation.add(
        RULES, _("备份登记簿"), "register", (SYSTEM, AUDIT), 80, args=("backup.archive",)
    )
    navigation.add(RULES, _("检查点"), "checkpoints", (AUDIT,), 30)
