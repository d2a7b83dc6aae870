"""Outgoing documents at every step, made by the people who take them there."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.carriers.drafting import CONFIRMED, NECESSITY, Draft, Target
from jiyao.domains.carriers.models import Outgoing, Term
from jiyao.domains.carriers.procedures import drafting, issuing
from jiyao.domains.carriers.procedures.printing import number, print_run
from jiyao.domains.carriers.procedures.recalling import recall
from jiyao.domains.carriers.procedures.terms import enter
from jiyao.domains.classification.drafts import Draft as Proposal
from jiyao.domains.classification.procedures import deciding
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle
from tests.carriers_at_hand import the_room

TITLE = "关于做好年度保密自查的通知"
BODY = "一、总体要求\n（一）自查范围\n各单位逐件清点。\n二、时间安排\n本月底前报送结果。"
PRINTED = {"pages": 2, "spoilt": 1, "destroyed": 1}


def work_secret(cast: Any, signs: Any, signed: bool = True, **changes: Any) -> Any:
    """An internal matter for two units, five copies, determined by the leader."""
    proposal = Proposal(
        level=Level.objects.get(scheme__code="work", code="internal"),
        period="1年",
        starts=timezone.localdate(),
        circles=list(Circle.objects.filter(name__in=("办公室", "业务一处"))),
        copies=5,
        first_copy=1,
        basis="内部事项目录第 2 项",
        title="年度自查安排",
        leader=cast["leader"],
    )
    item = propose(draft=replace(proposal, **changes), by=cast["reader"], proofs=signs())
    if signed:
        deciding.sign(item, words="", by=cast["leader"], proofs=signs())
    return item


def series(cast: Any, name: str = "青办发", secret: bool = False) -> Term:
    """The series of the house, entered where it is missing."""
    found = Term.objects.filter(name=name).first()
    fields = {"use": "series", "name": name, "secret": secret}
    return found or enter(by=cast["office_head"], **fields)


def a_draft(cast: Any, item: Any, **changes: Any) -> Draft:
    """A notice to an organisation and a unit inside, countersigned by the classifier."""
    whole = Draft(
        item=item,
        kind=Term.objects.get(use="kind", name="通知"),
        category=Term.objects.get(name="一般通知通报"),
        series=series(cast),
        leader=cast["leader"],
        targets=[Target("main", "青岭市财政局", 2), Target("copied", "业务一处", 1)],
        title=TITLE,
        body=BODY,
        enclosures="自查表\n汇总表",
        countersigners=[cast["classifier"]],
        checked=list(NECESSITY),
    )
    return replace(whole, **changes)


def drafted(cast: Any, signs: Any, item: Any = None, **changes: Any) -> Outgoing:
    """Have the reader draft it."""
    draft = a_draft(cast, item or work_secret(cast, signs), **changes)
    return drafting.draft(draft=draft, by=cast["reader"], proofs=signs())


def reviewed(cast: Any, signs: Any, **changes: Any) -> Outgoing:
    """Take it to the signer: checked, countersigned, reviewed."""
    outgoing = drafted(cast, signs, **changes)
    proofs = signs()
    issuing.check(outgoing, words="", by=cast["office_head"], proofs=proofs)
    issuing.countersign(outgoing, agrees=True, words="", by=cast["classifier"], proofs=proofs)
    issuing.review(outgoing, words="", by=cast["secrecy_office"], proofs=proofs)
    return outgoing


def signed(cast: Any, signs: Any, **changes: Any) -> Outgoing:
    """Have it signed, its marking confirmed."""
    outgoing = reviewed(cast, signs, **changes)
    words = {"confirmed": list(CONFIRMED), "words": ""}
    return issuing.sign(outgoing, by=cast["leader"], proofs=signs(), **words)


def printed(cast: Any, signs: Any, made: int = 5, **changes: Any) -> Outgoing:
    """Have it numbered and printed."""
    outgoing = signed(cast, signs, **changes)
    number(outgoing, by=cast["keeper"])
    proofs = signs(proofreader=cast["reader"])
    who = {"proofreader": cast["reader"], "by": cast["keeper"]}
    return print_run(outgoing, made=made, place=the_room(), proofs=proofs, **PRINTED, **who)


def issued(cast: Any, signs: Any) -> dict[str, Any]:
    """Have one document issued, for the doors."""
    return {"outgoing": printed(cast, signs), "term": series(cast)}


def called_back(document: Any, cast: Any) -> Any:
    """Book that a received document is called back within a week."""
    due = timezone.now() + timedelta(days=7)
    return recall(document, notice="青收〔2026〕3号", due=due, by=cast["keeper"])
