"""A committee with a group, a meeting and what came of it, made by its procedures."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.models import Body, Charge, Seat, Yearly
from jiyao.domains.organisation.procedures.charging import assign_things, give_charge
from jiyao.domains.organisation.procedures.committee import add_seat, fill_seat, found_body
from jiyao.domains.organisation.procedures.concluding import (
    assign,
    conclude,
    pass_items,
    put_off,
    report,
)
from jiyao.domains.organisation.procedures.drafting import (
    approve_minutes,
    draft_minutes,
    issue_minutes,
)
from jiyao.domains.organisation.procedures.meetings import (
    call_meeting,
    close_meeting,
    record_attendance,
)
from jiyao.domains.organisation.procedures.yearly import set_schedule, write
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope

SEATS = (
    ("office_head", "vice", "办公室", "主持日常工作"),
    ("classifier", "member", "业务一处", "定密工作"),
    ("reader", "member", "", "宣传教育"),
    ("personnel", "member", "", "涉密人员管理"),
    ("", "member", "后勤处", "要害部位防护"),
)
NONE = {"votes_for": None, "votes_against": None, "votes_none": None}


def load(people: dict[str, Any], pins: dict[str, str]) -> None:
    """Found the committee, hold its first meeting of the year, follow its decisions."""
    by = people["secrecy_office"]
    body = _committee(people, by)
    _charges(people, by)
    plan = {"every": "month", "month": 1, "nth": 1, "weekday": 4}
    times = {"begins": "14:00", "ends": "16:00", "place": "一号会议室"}
    set_schedule(body, **plan, **times, by=by)
    meeting = _meeting(body, people, by)
    with writing_scope():
        minutes = meeting.minutes
    draft_minutes(minutes, text="会议审定了年度保密工作计划，研究了库房门锁更换。", by=by)
    leader = people["leader"]
    proofs = {"by": Proof(Kind.SESSION, pins[leader.number])}
    approve_minutes(minutes, by=leader, proofs=proofs)
    issue_minutes(minutes, others=[], by=by)


def _committee(people: dict[str, Any], by: Any) -> Body:
    basis = {"basis": "示例〔2026〕1号", "by": by}
    scope = "统筹本单位保密工作，研究决定重大事项"
    body: Body = found_body(
        kind="committee", name="保密委员会", answers_to=None, scope=scope, **basis
    )
    _fill(Seat.objects.get(body=body), people["leader"], by)
    for key, role, unit, work in SEATS:
        stands_for = Circle.objects.get(name=unit) if unit else None
        seat = add_seat(body, role=role, unit=stands_for, work=work, by=by)
        if key:
            _fill(seat, people[key], by)
    scope = "计算机和办公自动化的安全保密"
    group = found_body(
        kind="computer", name="计算机安全保密小组", answers_to=body, scope=scope, **basis
    )
    seat = add_seat(group, role="automation", unit=None, work="分管办公自动化", by=by)
    _fill(seat, people["leader"], by)
    return body


def _fill(seat: Seat, person: Any, by: Any) -> None:
    term = date(timezone.localdate().year + 5, 12, 31)
    fill_seat(seat, person=person, term_until=term, basis="示例〔2026〕2号", by=by)


def _charges(people: dict[str, Any], by: Any) -> None:
    basis = {"basis": "示例〔2026〕3号", "by": by}
    give_charge(tier=Charge.Tier.FIRST, unit=None, person=people["leader"], **basis)
    give_charge(tier=Charge.Tier.OFFICE, unit=None, person=people["secrecy_office"], **basis)
    for name, key in (("办公室", "office_head"), ("业务一处", "classifier")):
        unit = Circle.objects.get(name=name)
        give_charge(tier=Charge.Tier.UNIT, unit=unit, person=people[key], **basis)
    things = ["register:carriers.document", "register:carriers.copy", "register:carriers.loan"]
    assign_things(person=people["keeper"], things=things, **basis)


def _meeting(body: Body, people: dict[str, Any], by: Any) -> Any:
    starts = timezone.now() + timedelta(minutes=5)
    meeting = call_meeting(body, starts_at=starts, place="一号会议室", is_last=False, by=by)
    here = [people[key] for key in ("leader", "office_head", "classifier", "reader")]
    record_attendance(meeting, present=here, leave=[people["personnel"]], guests=[], by=by)
    with writing_scope():
        plan = Yearly.objects.get(body=body, kind_of="plan")
        *ordinary, last = list(meeting.items.select_related("meeting").order_by("place"))
    write(plan, text="完成定密复核、库房改造、全员培训三项工作。", by=by)
    said = {"opinions": "一致同意", "outcome": "passed", "conclusion": "通过年度计划，按季检查"}
    conclude(last, **said, **(NONE | {"votes_for": 4, "votes_against": 0, "votes_none": 0}), by=by)
    said = {"opinions": "门锁老化", "outcome": "passed", "conclusion": "更换机要库房门锁"}
    conclude(ordinary[2], **NONE, **said, by=by)
    put_off(ordinary[3], opinions="意见不一", next_step="办公室下次会议前提出修订稿", by=by)
    waiting = [item for item in ordinary if item not in (ordinary[2], ordinary[3])]
    pass_items(meeting, items=waiting, conclusion="已听取，无异议。", by=by)
    _tasks(ordinary[2], people, by)
    return close_meeting(meeting, by=by)


def _tasks(item: Any, people: dict[str, Any], by: Any) -> None:
    due = timezone.localdate() + timedelta(days=20)
    locks = assign(item, task="更换机要库房门锁", owner=people["junior"], due_on=due, by=by)
    assign(item, task="登记新门锁钥匙", owner=people["keeper"], due_on=due, by=by)
    report(locks, evidence="验收单 3 号", by=people["junior"])
