"""Items decided on by the book, for the tests that look behind every door."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification.drafts import NEVER_SECRET, Draft
from jiyao.domains.classification.models import Notice, ProtectedKind, Referral
from jiyao.domains.classification.procedures.cataloguing import (
    appoint_officer,
    enter,
    name_member,
)
from jiyao.domains.classification.procedures.checking import draw, find
from jiyao.domains.classification.procedures.deciding import review, sign
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.projects import register_project
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.procedures.referring import dispute
from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from tests.approved import approved


def classified(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Have items decided on by the book: one in force, one released, one disputed."""
    by, today = cast["secrecy_office"], timezone.localdate()
    unit = Circle.objects.get(name="业务一处")
    level = Level.objects.get(scheme__code="state", code="confidential")
    kind = {"level": level, "period": "10年", "circles": [unit], "basis": "密范 3.1"}
    line = enter(item="密类甲", unit="业务一处", by=by, **kind)
    trained = {"trained_on": today, "trained_until": today + timedelta(days=99)}
    paper = {"kind": "designated", "basis": "任 1 号", "certificate": "证 1 号"}
    officer = appoint_officer(person=cast["classifier"], level=level, by=by, **trained, **paper)
    draft = Draft(
        **kind,
        starts=today,
        copies=5,
        first_copy=1,
        code_title="密件甲",
        line=line,
        checked=list(NEVER_SECRET),
        officer=cast["classifier"],
        leader=cast["leader"],
    )
    item, other = (_decided(draft, cast, signs) for _each in range(2))
    asked = {"by": cast["classifier"], "ground": "early"}
    grant(
        ask(release, other, asked_for="公开", **asked),
        remark="",
        by=cast["leader"],
        proofs=signs(),
    )
    release(other, **asked)
    with behind():
        notice = Notice.objects.get(item=other)
        protected = ProtectedKind.objects.first()
    more = _checked_and_disputed(_decided(draft, cast, signs), cast, signs, behind)
    member = name_member(person=cast["reader"], duty="", by=by)
    more |= _project(cast, behind)
    found = {**more, "line": line, "officer": officer, "member": member}
    return {**found, "item": item, "notice": notice, "protectedkind": protected}


def _project(cast: Any, behind: Any) -> dict[str, Any]:
    """Have a project registered, of which the reader and the office head are asked."""
    project = register_project(
        name="项甲",
        unit=Circle.objects.get(name="业务一处"),
        approved_on=timezone.localdate(),
        reference="立 1 号",
        asked=[cast["reader"], cast["office_head"]],
        by=cast["secrecy_office"],
    )
    with behind():
        opinion = project.opinions.get(person=cast["reader"])
    return {"project": project, "projectopinion": opinion}


def _decided(draft: Draft, cast: Any, signs: Any) -> Any:
    item = propose(draft=draft, by=cast["reader"], proofs=signs())
    review(item, words="", by=cast["classifier"], proofs=signs())
    return sign(item, words="", by=cast["leader"], proofs=signs())


def _checked_and_disputed(item: Any, cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Draw a sample, find something against an item, and have its level disputed."""
    office, today = cast["secrecy_office"], timezone.localdate()
    sample = draw(of="decisions", since=today, until=today, size=1, by=office)
    finding = find(item, kind="low", words="", by=office)
    fields = {"highest": item.label.level, "parties": "甲、乙", "body": "city"}
    people = {"by": cast["classifier"], "approver": cast["leader"], "proofs": signs()}
    approved(dispute, item, **fields, positions="", reference="请 1 号", **people)
    with behind():
        drawn, referral = sample.lines.get(), Referral.objects.get(item=item)
    return {"sample": sample, "sampleline": drawn, "finding": finding, "referral": referral}
