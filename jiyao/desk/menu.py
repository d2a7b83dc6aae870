"""The navigation: the role's daily work first."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import (
    AUDIT,
    CLASSIFIER,
    HEAD,
    KEEPER,
    LEADER,
    OFFICE,
    OFFICE_HEAD,
    PEOPLE_OFFICES,
    PERSONNEL,
    SECRECY_OFFICE,
    SECURITY,
    STAFF,
    SYSTEM,
    Role,
)
from jiyao.foundation.approvals.queries import how_many_to_sign
from jiyao.foundation.registers.declarations import REGISTERS
from jiyao.foundation.ui import navigation

BUSINESS = (*OFFICE, LEADER, CLASSIFIER)
WITH_LEADER = (*OFFICE, LEADER)
OVERSEEING = (*PEOPLE_OFFICES, OFFICE_HEAD, LEADER, HEAD)
DECIDING = (SECRECY_OFFICE, OFFICE_HEAD, LEADER, CLASSIFIER)
DECIDE = (CLASSIFIER, LEADER)
DIRECTING = (SECRECY_OFFICE, OFFICE_HEAD, LEADER, HEAD)
CIRCULATING = _("文件流转")
MINE, ARCHIVES, RULES = _("我的工作"), _("档案"), _("规则和留痕")
REPORTING = _("上下级报送")
EDUCATION, DUTIES, KEEPING = _("保密教育"), _("保密组织"), _("保密管理")
PEOPLE, CLASSIFYING, RESPONSIBLE = _("人员"), _("定密"), _("责任书和制度文件")
CHECKING = _("技术检查")
RELEASING = _("发布审查")
SET_UP = (
    (_("设立专案"), "access.compartment.founded", SECURITY),
    (_("调整处理上限"), "access.ceiling.set", SECURITY),
    (_("签名方式"), "procedures.signing.set", SECURITY),
    (_("新设部门"), "people.circle.founded", SYSTEM),
)


def _waiting(request: HttpRequest) -> int:
    return how_many_to_sign(request.facts)  # type: ignore[attr-defined]


REGISTERS_SHOWN: dict[Any, tuple[tuple[str, tuple[Role, ...]], ...]] = {
    CIRCULATING: (
        ("carriers.document", (STAFF,)),
        ("carriers.copy", BUSINESS),
        ("carriers.wish", (STAFF,)),
        ("carriers.own", WITH_LEADER),
        ("carriers.trip", WITH_LEADER),
        ("carriers.folder", OFFICE),
        ("carriers.task", WITH_LEADER),
        ("carriers.leg", WITH_LEADER),
        ("carriers.loan", WITH_LEADER),
        ("carriers.outside_loan", WITH_LEADER),
        ("carriers.excerpt", WITH_LEADER),
        ("carriers.copying", OFFICE),
        ("carriers.output", WITH_LEADER),
        ("carriers.outing", WITH_LEADER),
        ("carriers.dispatch", WITH_LEADER),
        ("carriers.visit", WITH_LEADER),
        ("carriers.conveyance", WITH_LEADER),
        ("carriers.work-review", OFFICE),
    ),
    _("发文"): (
        ("carriers.outgoing", (STAFF,)),
        ("carriers.issue-number", OFFICE),
        ("carriers.recall", OFFICE),
        ("carriers.term", OFFICE),
    ),
    _("保管清退"): (
        ("carriers.stocktake", OFFICE),
        ("carriers.destruction", OFFICE),
        ("carriers.call-in", WITH_LEADER),
        ("carriers.year-clearing", OFFICE),
        ("carriers.hand-back", OFFICE),
        ("carriers.waste-bag", OFFICE),
        ("carriers.hand-over", OFFICE),
        ("carriers.notebook", WITH_LEADER),
        ("carriers.damage", WITH_LEADER),
        ("carriers.loss", WITH_LEADER),
        ("carriers.place", OFFICE),
        ("carriers.kind", OFFICE),
        ("carriers.receiver", OFFICE),
        ("carriers.delegate", OFFICE),
        ("imports.ledger", (KEEPER, SECRECY_OFFICE)),
    ),
    ARCHIVES: (
        ("archives.volume", OFFICE),
        ("archives.transfer", OFFICE),
        ("archives.consultation", OFFICE),
        ("archives.finding", OFFICE),
        ("archives.move", OFFICE),
        ("archives.visit", OFFICE),
        ("archives.access", OFFICE),
        ("archives.store-check", OFFICE),
        ("archives.count", OFFICE),
        ("archives.repair", OFFICE),
        ("archives.appraisal", OFFICE),
        ("archives.class", OFFICE),
        ("archives.post", OFFICE),
        ("archives.year", OFFICE),
    ),
    RELEASING: (
        ("release.submission", (STAFF,)),
        ("release.publication", (STAFF,)),
        ("release.interview", (STAFF,)),
        ("release.entry", (STAFF,)),
        ("release.publisher", WITH_LEADER),
        ("release.watchword", (SECRECY_OFFICE,)),
        ("release.prohibition", WITH_LEADER),
    ),
    PEOPLE: (
        ("personnel.file", PEOPLE_OFFICES),
        ("personnel.vetting", PEOPLE_OFFICES),
        ("personnel.review", PEOPLE_OFFICES),
        ("personnel.roll", PEOPLE_OFFICES),
        ("personnel.report", PEOPLE_OFFICES),
        ("personnel.journey", (STAFF,)),
        ("personnel.passport", (STAFF,)),
        ("personnel.passport-move", PEOPLE_OFFICES),
        ("personnel.leave", (STAFF,)),
        ("personnel.resignation", (STAFF,)),
        ("personnel.bar", PEOPLE_OFFICES),
        ("personnel.leaving", PEOPLE_OFFICES),
        ("personnel.release", PEOPLE_OFFICES),
        ("personnel.entitlement", PEOPLE_OFFICES),
        ("personnel.compensation", PEOPLE_OFFICES),
        ("personnel.agreement", PEOPLE_OFFICES),
        ("personnel.suggestion", (STAFF,)),
        ("personnel.condition", PEOPLE_OFFICES),
        ("organisation.post", OVERSEEING),
        ("organisation.pledge", (STAFF,)),
        ("organisation.pledge-text", (STAFF,)),
    ),
    DUTIES: (
        ("organisation.body", OVERSEEING),
        ("organisation.seat", PEOPLE_OFFICES),
        ("organisation.meeting", (STAFF,)),
        ("organisation.decision", (STAFF,)),
        ("organisation.yearly", OVERSEEING),
        ("organisation.committee-document", OVERSEEING),
        ("organisation.charge", OVERSEEING),
        ("organisation.agenda", (SECRECY_OFFICE,)),
    ),
    KEEPING: (
        ("organisation.designation", (STAFF,)),
        ("organisation.unit-appraisal", OVERSEEING),
        ("organisation.appraisal", (STAFF,)),
        ("organisation.sanction", (STAFF,)),
        ("organisation.qualification", OVERSEEING),
        ("organisation.undertaking", OVERSEEING),
        ("organisation.risk", OVERSEEING),
        ("organisation.budget", OVERSEEING),
        ("organisation.spending", OVERSEEING),
        ("organisation.seal", (KEEPER, *OVERSEEING)),
        ("organisation.seal-use", (KEEPER, *OVERSEEING)),
        ("organisation.process", OVERSEEING),
        ("organisation.process-step", OVERSEEING),
    ),
    REPORTING: (
        ("reporting.package", DIRECTING),
        ("reporting.submission", DIRECTING),
        ("reporting.rectification", DIRECTING),
        ("reporting.counterpart", DIRECTING),
    ),
    CLASSIFYING: (
        ("classification.item", (STAFF,)),
        ("classification.line", (STAFF,)),
        ("classification.protected", (KEEPER, *DECIDING)),
        ("classification.project", (STAFF,)),
        ("classification.notice", WITH_LEADER),
        ("classification.referral", DECIDING),
        ("classification.sample", (SECRECY_OFFICE, OFFICE_HEAD)),
        ("classification.finding", DECIDING),
        ("classification.officer", DECIDING),
        ("classification.member", DECIDING),
    ),
    EDUCATION: (
        ("training.requirement", (STAFF,)),
        ("training.attempt", (STAFF,)),
        ("training.record", (STAFF,)),
        ("training.certificate", (STAFF,)),
        ("training.session", (STAFF,)),
        ("training.follow-up", (STAFF,)),
        ("training.step", PEOPLE_OFFICES),
        ("training.programme", (STAFF,)),
        ("training.course", (STAFF,)),
        ("training.year", PEOPLE_OFFICES),
        ("training.question", PEOPLE_OFFICES),
        ("training.batch", PEOPLE_OFFICES),
    ),
    RESPONSIBLE: (
        ("organisation.letter", (STAFF,)),
        ("organisation.receipt", (STAFF,)),
        ("organisation.duty-list", (STAFF,)),
        ("organisation.document", (STAFF,)),
        ("organisation.version", (STAFF,)),
        ("organisation.outer-rule", (STAFF,)),
        ("organisation.notice", OVERSEEING),
        ("organisation.conveyance", (STAFF,)),
        ("organisation.agreement", (*OFFICE, PERSONNEL)),
    ),
    CHECKING: (
        ("inspection.finding", (STAFF,)),
        ("inspection.run", (STAFF,)),
        ("inspection.machine", (STAFF,)),
        ("inspection.rules", OFFICE),
    ),
}
# What stands below the registers of a section: title, address, roles, arguments.
BESIDE: dict[Any, tuple[tuple[Any, str, tuple[Role, ...], tuple[str, ...]], ...]] = {
    ARCHIVES: ((_("档案工作网络"), "archives:network", OFFICE, ()),),
    RELEASING: ((_("信息公开年度统计"), "release:year", OFFICE, ()),),
    EDUCATION: (
        (_("教育覆盖情况"), "training:coverage", PEOPLE_OFFICES, ()),
        (_("导入试题"), "act", PEOPLE_OFFICES, ("training.questions.uploaded",)),
        (_("导入培训记录"), "act", PEOPLE_OFFICES, ("training.records.uploaded",)),
    ),
    DUTIES: (
        (_("责任链条"), "organisation:chain", OVERSEEING, ()),
        (_("责任缺口"), "organisation:gaps", OVERSEEING, ()),
    ),
    RESPONSIBLE: ((_("责任落实"), "organisation:coverage", OVERSEEING, ()),),
    KEEPING: ((_("泄密风险矩阵"), "organisation:risk_matrix", OVERSEEING, ()),),
    REPORTING: (
        (_("接收整改通知"), "act", (SECRECY_OFFICE,), ("reporting.rectification.taken-in",)),
        (_("本单位公钥"), "reporting:own", DIRECTING, ()),
    ),
    CLASSIFYING: (
        (_("批量审核积压事项"), "act", DECIDE, ("classification.backlog.reviewed",)),
        (_("登记先行保护"), "act", (STAFF,), ("classification.item.presumed",)),
    ),
}
# The groups of each role's daily work, unfolded for it.
DAILY = (
    (CIRCULATING, (KEEPER, OFFICE_HEAD)),
    (PEOPLE, (PERSONNEL,)),
    (KEEPING, (SECRECY_OFFICE,)),
    (CLASSIFYING, (CLASSIFIER,)),
    (RULES, (SYSTEM, SECURITY, AUDIT)),
)


def fill() -> None:
    """Put every page into the navigation of the roles that use it."""
    navigation.add(MINE, _("工作台"), "today", (STAFF,), 10)
    navigation.add(MINE, _("柜台"), "carriers:counter", (KEEPER,), 12)
    navigation.add(MINE, _("连续登记"), "carriers:entering", (KEEPER,), 13)
    navigation.add(MINE, _("我手里的和欠的"), "duties", (STAFF,), 15)
    navigation.add(MINE, _("我的涉密资格"), "personnel:mine", (STAFF,), 17)
    navigation.add(MINE, _("我的保密教育"), "training:mine", (STAFF,), 18)
    navigation.add(MINE, _("我的岗位和责任"), "organisation:mine", (STAFF,), 19)
    navigation.add(MINE, _("待签"), "to_sign", (STAFF,), 20, _waiting)
    navigation.add(MINE, _("审批台账"), "register", (STAFF,), 25, args=("procedures.permit",))
    for section, whose in DAILY:
        navigation.unfold(section, whose)
    for start, (section, books) in enumerate(REGISTERS_SHOWN.items(), start=1):
        if section is PEOPLE:
            first = 100 * start - 1
            navigation.add(PEOPLE, _("涉密资格一览"), "personnel:overview", PEOPLE_OFFICES, first)
        for place, (code, roles) in enumerate(books):
            _register(section, code, roles, 100 * start + place)
        for place, (title, name, roles, args) in enumerate(BESIDE.get(section, ())):
            navigation.add(section, title, name, roles, 100 * start + 80 + place, args=args)
    navigation.add(RULES, _("制度"), "regime", (STAFF,), 9000)
    navigation.add(RULES, _("权限表"), "matrix", (STAFF,), 9001)
    navigation.add(RULES, _("审批流程"), "flows", (STAFF,), 9002)
    navigation.add(RULES, _("制度参数"), "settings", (*BUSINESS, SECURITY, AUDIT), 9003)
    navigation.add(RULES, _("密级体系"), "levels", (*BUSINESS, SECURITY), 9004)
    navigation.add(RULES, _("工作日和定期工作"), "calendar", BUSINESS, 9004)
    navigation.add(RULES, _("留痕"), "trail", (AUDIT,), 9005)
    navigation.add(RULES, _("被拒绝的办理"), "refusals", (AUDIT, SECURITY, SECRECY_OFFICE), 9005)
    navigation.add(RULES, _("检查点"), "checkpoints", (AUDIT, SECRECY_OFFICE), 9006)
    people = ("people.person",)
    navigation.add(RULES, _("人员帐号"), "register", (SYSTEM, SECURITY), 9007, args=people)
    _register(RULES, "people.roster", (SYSTEM,), 9007)
    _register(RULES, "backup.archive", (SYSTEM, AUDIT), 9008)
    for place, (title, code, role) in enumerate(SET_UP, start=9010):
        navigation.add(RULES, title, "act", (role,), place, args=(code,))


def _register(section: Any, code: str, roles: tuple[Role, ...], order: int) -> None:
    navigation.add(section, REGISTERS[code].title, "register", roles, order, args=(code,))
