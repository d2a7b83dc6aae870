"""Items decided on by the book, for the tests that look behind every door."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.classification.drafts import NEVER_SECRET, Draft
from jiyao.domains.classification.models import Notice
from jiyao.domains.classification.procedures.cataloguing import (
    appoint_officer,
    enter,
    name_member,
)
from jiyao.domains.classification.procedures.deciding import review, sign
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.foundation.access.models import Level
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask


def classified(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Have an item decided on by the book, and another released; both for one unit."""
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
    member = name_member(person=cast["reader"], duty="", by=by)
    found = {"line": line, "officer": officer, "member": member}
    return {**found, "item": item, "notice": notice}


def _decided(draft: Draft, cast: Any, signs: Any) -> Any:
    item = propose(draft=draft, by=cast["reader"], proofs=signs())
    review(item, words="", by=cast["classifier"], proofs=signs())
    return sign(item, words="", by=cast["leader"], proofs=signs())
