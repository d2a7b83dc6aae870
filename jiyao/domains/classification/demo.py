"""A fictional catalogue, an officer, and items at every step, made by calling the procedures."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification import demo_later
from jiyao.domains.classification.drafts import NEVER_SECRET, PRESUMED, UNTIL_OPENED, Draft
from jiyao.domains.classification.models import CatalogueLine, Officer, ProtectedKind
from jiyao.domains.classification.procedures.cataloguing import (
    appoint_officer,
    enter,
    name_member,
)
from jiyao.domains.classification.procedures.deciding import review, sign
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.procedures.protecting import presume
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.signing import Kind, Proof

CATALOGUE = (
    ("（演示）专项行动方案", "confidential", "10年", "业务一处", "演示范围 3.1"),
    ("（演示）考试命题和答案", "secret", "考试开始时", "业务一处", "演示范围 5.2"),
    ("（演示）未公布的统计汇总", "secret", "6个月", "业务二处", "演示范围 7.4"),
)


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Fill catalogue and register; `pin_of` maps a person's number to the PIN."""
    plan, questions, _figures = (_line(people, *each) for each in CATALOGUE)
    _appoint(people)
    first = _draft(people, plan, "演示七号件")
    reviewed = _review(people, pin_of, first)
    proofs = _pin(people, pin_of, "leader")
    item = sign(reviewed, words="", by=people["leader"], proofs=proofs)
    excerpt = replace(first, code_title="演示七号件摘录", line=None, copies=2)
    _review(people, pin_of, replace(excerpt, kind="derived", case="compiled", sources=[item]))
    second = _draft(people, questions, "演示考试卷")
    unclear = _propose(people, pin_of, second)
    demo_later.load(people, proofs, item, unclear)
    longer = replace(second, code_title="演示考试卷（副题）", period="1年")
    _propose(people, pin_of, replace(longer, deviation="副题用后仍可能沿用"))
    _propose(people, pin_of, _work_secret(second))
    presume(draft=_minutes(people, second), by=people["reader"])


def _line(
    people: dict[str, Any], item: str, code: str, period: str, unit: str, basis: str
) -> CatalogueLine:
    return enter(
        item=item,
        level=Level.objects.get(scheme__code="state", code=code),
        period=period,
        circles=[Circle.objects.get(kind_of=Circle.Kind.UNIT, name=unit)],
        unit=unit,
        basis=basis,
        by=people["secrecy_office"],
    )


def _appoint(people: dict[str, Any]) -> None:
    by, today = people["secrecy_office"], timezone.localdate()
    appoint_officer(
        person=people["classifier"],
        kind=Officer.Kind.DESIGNATED,
        level=Level.objects.get(scheme__code="state", code="confidential"),
        basis="演示〔2026〕8号",
        certificate="演示-0001",
        trained_on=today - timedelta(days=60),
        trained_until=today + timedelta(days=305),
        by=by,
    )
    name_member(person=people["office_head"], duty="组长", by=by)
    name_member(person=people["classifier"], duty="", by=by)


def _draft(people: dict[str, Any], line: CatalogueLine, code_title: str) -> Draft:
    return Draft(
        level=line.level,
        period=line.period,
        starts=timezone.localdate(),
        circles=[Circle.objects.get(kind_of=Circle.Kind.UNIT, name=line.unit)],
        copies=5,
        first_copy=1,
        basis=line.basis,
        code_title=code_title,
        line=line,
        checked=list(NEVER_SECRET),
        officer=people["classifier"],
        leader=people["leader"],
        phone="8001",
    )


def _work_secret(draft: Draft) -> Draft:
    internal = Level.objects.get(scheme__code="work", code="internal")
    work = replace(draft, level=internal, line=None, checked=[], officer=None)
    title = "（演示）拟任免人选酝酿情况"
    return replace(work, title=title, code_title="", period="任免公布时")


def _minutes(people: dict[str, Any], draft: Draft) -> Draft:
    kind = ProtectedKind.objects.select_related("level__scheme").get(name="未公开的会议材料")
    fields = {"level": kind.level, "basis": kind.basis, "protected": kind, "kind": PRESUMED}
    fields |= {"title": "（演示）办公会会前材料", "period": str(UNTIL_OPENED), "code_title": ""}
    return replace(draft, line=None, checked=[], officer=None, copies=3, **fields)


def _review(people: dict[str, Any], pin_of: dict[str, str], draft: Draft) -> Any:
    by, proofs = people["classifier"], _pin(people, pin_of, "classifier")
    return review(_propose(people, pin_of, draft), words="", by=by, proofs=proofs)


def _propose(people: dict[str, Any], pin_of: dict[str, str], draft: Draft) -> Any:
    return propose(draft=draft, by=people["reader"], proofs=_pin(people, pin_of, "reader"))


def _pin(people: dict[str, Any], pin_of: dict[str, str], key: str) -> dict[str, Proof]:
    return {"by": Proof(Kind.SESSION, pin_of[people[key].number])}
