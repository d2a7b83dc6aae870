"""The registers of responsibility of the fictional organisation, each with a row or two."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.procedures.agreements import book_agreement
from jiyao.domains.organisation.procedures.appraising import appraise, give_sanction
from jiyao.domains.organisation.procedures.assessing import enter_risk
from jiyao.domains.organisation.procedures.designating import designate
from jiyao.domains.organisation.procedures.documents import (
    add_document,
    approve_version,
    check_version,
    draft_version,
)
from jiyao.domains.organisation.procedures.letters import issue_letter, pass_on, sign_letter
from jiyao.domains.organisation.procedures.mapping import add_step, enter_process
from jiyao.domains.organisation.procedures.notices import publish
from jiyao.domains.organisation.procedures.outer_rules import enter_rule
from jiyao.domains.organisation.procedures.qualifying import book_qualification
from jiyao.domains.organisation.procedures.sealing import set_up_seal, use_seal
from jiyao.domains.organisation.procedures.spending import enter_budget, spend
from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.signing import Kind, Proof

TEXT = "第一条　为做好本单位保密工作，制定本规定。\n第二条　谁主管谁负责，谁使用谁负责。"
CABINET = {"asset": "机要库房二号柜", "threat": "双人双锁未落实", "measure": "更换为双锁柜"}
NETWORK = {"asset": "内部办公网络", "threat": "移动存储介质混用", "measure": "登记并限用专用介质"}


class Office:
    """The people of the demo and their PINs."""

    def __init__(self, people: dict[str, Any], pins: dict[str, str]) -> None:
        self.people = people
        self.pins = pins
        self.today = timezone.localdate()

    def later(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def proofs(self, key: str, **others: str) -> dict[str, Proof]:
        """Return the own PIN, and card and PIN of each other signer."""
        own = self.people[key]
        found = {"by": Proof(Kind.SESSION, self.pins[own.number])}
        for name, other in others.items():
            person = self.people[other]
            found[name] = Proof(Kind.COUNTER, self.pins[person.number], person.number)
        return found

    def signed(self, key: str, **others: str) -> dict[str, Any]:
        """Return who acts, and what the signers give."""
        return {"by": self.people[key], "proofs": self.proofs(key, **others)}

    def approved(self, procedure: Any, *about: Any, by: str, signs: bool, **fields: Any) -> Any:
        """Do something with the leader's approval."""
        who = self.people[by]
        record = about[0] if about else None
        permit = ask(procedure, record, by=who, asked_for="工作需要", **fields)
        grant(permit, remark="同意", **self.signed("leader"))
        proofs = {"proofs": self.proofs(by)} if signs else {}
        return procedure(*about, by=who, **proofs, **fields)


def load(people: dict[str, Any], pins: dict[str, str]) -> None:
    """Fill the registers of responsibility."""
    office = Office(people, pins)
    _risks(office)
    _seals(office)
    _processes(office)
    _letters(office)
    _documents(office)
    _outside(office)
    _appraisals(office)


def _unit(name: str) -> Circle:
    found: Circle = Circle.objects.get(kind_of=Circle.Kind.UNIT, name=name)
    return found


def _risks(office: Office) -> None:
    by, owner = office.people["secrecy_office"], office.people["keeper"]
    rated = {"owner": owner, "review_on": office.later(120), "by": by}
    cabinet = enter_risk(**CABINET, unit=_unit("办公室"), likelihood=3, impact=5, **rated)
    enter_risk(**NETWORK, unit=None, likelihood=2, impact=4, **rated)
    year = {"year": office.today.year, "basis": "示例〔2026〕5号", "by": by}
    line = enter_budget(purpose="equipment", name="机要库房设备", amount=60_000, **year)
    enter_budget(purpose="training", name="全员保密教育", amount=20_000, **year)
    bought = {"item": "双锁文件柜", "amount": 12_800, "voucher": "记-0311", "equipment": "SB-0021"}
    spend(line, **bought, spent_on=office.today, risk=cabinet, by=by)


def _seals(office: Office) -> None:
    keeper = office.people["keeper"]
    fields = {"kind": "official", "name": "单位公章", "to": keeper, "place": "机要室保险柜"}
    seal = set_up_seal(**fields, **office.signed("office_head", to="keeper"))
    use = {"applicant": office.people["reader"], "purpose": "报送", "matter": "年度统计报表"}
    rest = {"copies": 2, "addressee": "", "sheet": ""}
    office.approved(use_seal, seal, by="keeper", signs=True, **use, **rest)


def _processes(office: Office) -> None:
    by, level = office.people["secrecy_office"], Level.objects.get(scheme__code="work", rank=1)
    process = enter_process(name="年度预算编报", unit=_unit("业务一处"), by=by)
    step = {"does": "makes", "unit": _unit("业务一处"), "level": level, "by": by}
    add_step(process, place=1, name="汇总各处需求", measure="专机处理，专人保管", **step)
    add_step(process, place=2, name="报送送审稿", measure="", **step)


def _letters(office: Office) -> None:
    people, unit = office.people, _unit("业务一处")
    issued = issue_letter(unit, person=people["classifier"], **office.signed("leader"))
    letter = sign_letter(issued, **office.signed("classifier"))
    pass_on(letter, people=[people["reader"]], **office.signed("classifier"))
    issue_letter(_unit("办公室"), person=people["office_head"], **office.signed("leader"))
    text = "节日期间锁好柜门，值班记录交接清楚；涉密文件不得带离机要室。"
    fields = {"kind": "reminder", "title": "节前保密提醒", "text": text, "circles": [unit]}
    by = people["secrecy_office"]
    publish(**fields, due_on=office.later(7), cascades=True, by=by)


def _documents(office: Office) -> None:
    by = office.people["secrecy_office"]
    document = add_document(rank="basic", number="保制〔2026〕1号", title="保密工作规定", by=by)
    dates = {"issued_on": office.today, "effective_on": office.today}
    version = draft_version(
        document,
        text=TEXT,
        review_on=office.later(330),
        interpreter="保密办",
        later_prevails=True,
        circles=[_unit("业务一处"), _unit("业务二处")],
        **dates,
        **office.signed("secrecy_office"),
    )
    version = check_version(version, **office.signed("office_head"))
    approve_version(version, **office.signed("leader"))
    enter_rule(
        agency="全国人大常委会",
        number="",
        title="中华人民共和国保守国家秘密法",
        force="法律",
        published_on=date(2024, 2, 27),
        effective_on=date(2024, 5, 1),
        interpreter="",
        documents=[document],
        by=by,
    )


def _outside(office: Office) -> None:
    by = office.people["secrecy_office"]
    matter = {"supplier": "青岭示例维保公司", "signatory": "马力", "matter": "空调和消防维护"}
    when = {"signed_on": office.today, "ends_on": office.later(365), "paper": "协〔2026〕4号"}
    book_agreement(**matter, **when, by=by)
    dates = {"valid_from": office.later(-700), "valid_until": office.later(395)}
    number = {"grade": 2, "number": "BMZG-0042", "issuer": "青岭省保密行政管理部门"}
    book_qualification(**number, **dates, review_on=office.later(210), by=by)
    proof = {"qualification": "保资字 12 号", "training": "保训〔2026〕031号"}
    named = {
        "person": office.people["reader"],
        "kind": "officer",
        "unit": None,
        "basis": "任〔2026〕6号",
    }
    designate(**named, **proof, valid_until=office.later(400), by=by)


def _appraisals(office: Office) -> None:
    given = {"person": office.people["junior"], "kind": "reward", "points": 2}
    why = {"what": "发现隐患及时报告，通报表扬", "basis": "保制〔2026〕1号第八条"}
    office.approved(give_sanction, by="personnel", signs=False, **given, **why)
    by = office.people["personnel"]
    for name in ("业务一处", "业务二处"):
        appraise(unit=_unit(name), year=office.today.year, by=by)
