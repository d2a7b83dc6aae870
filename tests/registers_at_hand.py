"""One row of every register of the organisation, for the doors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.procedures.appraising import appraise, give_sanction
from jiyao.domains.organisation.procedures.assessing import enter_risk
from jiyao.domains.organisation.procedures.designating import designate
from jiyao.domains.organisation.procedures.mapping import add_step, enter_process
from jiyao.domains.organisation.procedures.qualifying import book_qualification, take_on
from jiyao.domains.organisation.procedures.sealing import set_up_seal, use_seal
from jiyao.domains.organisation.procedures.spending import enter_budget, spend
from jiyao.foundation.people.models import Circle
from jiyao.foundation.store.aliases import writing_scope
from tests.approved import approved


def kept(cast: Any, level: Any, signs: Any) -> dict[str, Any]:
    """Make a row of each. level: what the task handles."""
    by = cast["secrecy_office"]
    return {
        **_qualified(level, by),
        **_risky(cast["reader"], by),
        **_stamped(cast, signs),
        **_mapped(by),
        **_appraised(cast, signs),
        "designation": _named(cast["reader"], by),
    }


def _qualified(level: Any, by: Any) -> dict[str, Any]:
    today = timezone.localdate()
    soon, later = today + timedelta(days=90), today + timedelta(days=900)
    dates = {"valid_from": today, "valid_until": later, "review_on": soon}
    fields = {"grade": 1, "number": "资1", "issuer": "示例省保密局"}
    task = {"code_name": "甲-1", "client": "示例集团", "ends_on": soon, "level": level}
    return {
        "qualification": book_qualification(**fields, **dates, by=by),
        "undertaking": take_on(**task, by=by),
    }


def _risky(owner: Any, by: Any) -> dict[str, Any]:
    today = timezone.localdate()
    fields = {"asset": "二号柜", "threat": "无人值守", "unit": None, "measure": "双锁"}
    rated = {"likelihood": 3, "impact": 3, "review_on": today + timedelta(days=90)}
    risk = enter_risk(**fields, **rated, owner=owner, by=by)
    planned = {"year": today.year, "purpose": "equipment", "amount": 900, "basis": "文1"}
    line = enter_budget(**planned, name="锁具", by=by)
    bought = {"item": "锁", "amount": 300, "spent_on": today, "voucher": "1", "equipment": "S1"}
    return {"risk": risk, "budget_line": line, "spending": spend(line, **bought, risk=risk, by=by)}


def _stamped(cast: Any, signs: Any) -> dict[str, Any]:
    keeper, head = cast["keeper"], cast["office_head"]
    fields = {"kind": "official", "name": "公章", "to": keeper, "place": "柜一"}
    seal = set_up_seal(**fields, by=head, proofs=signs(to=keeper))
    use = {"applicant": head, "purpose": "报送", "matter": "1号", "copies": 2}
    people = {"by": keeper, "approver": cast["leader"], "proofs": signs()}
    return {
        "seal": seal,
        "seal_use": approved(use_seal, seal, **people, **use, addressee="", sheet=""),
    }


def _mapped(by: Any) -> dict[str, Any]:
    process = enter_process(name="预算编报", unit=None, by=by)
    step = {"place": 1, "name": "汇总", "does": "makes", "unit": None, "level": None}
    return {"process": process, "process_step": add_step(process, **step, measure="", by=by)}


def _named(person: Any, by: Any) -> Any:
    until = timezone.localdate() + timedelta(days=90)
    fields = {"person": person, "kind": "officer", "unit": None, "basis": "任1"}
    proof = {"qualification": "证1", "training": "训1", "valid_until": until}
    return designate(**fields, **proof, by=by)


def _appraised(cast: Any, signs: Any) -> dict[str, Any]:
    fields = {
        "person": cast["junior"],
        "kind": "reward",
        "what": "表扬",
        "basis": "文1",
        "points": 2,
    }
    people = {"by": cast["personnel"], "approver": cast["leader"], "proofs": signs()}
    sanction = approved(give_sanction, None, **people, **fields)
    unit = Circle.objects.get(name="业务二处")
    whole = appraise(unit=unit, year=timezone.localdate().year, by=cast["personnel"])
    with writing_scope():
        part = whole.parts.get()
    return {"sanction": sanction, "unit_appraisal": whole, "personappraisal": part}
