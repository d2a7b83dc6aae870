"""A level may be for a group alone: nobody else is cleared for it or put in scope (CLS-12)."""

import inspect
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Opinion
from jiyao.domains.carriers.procedures.scoping import determine, widen
from jiyao.domains.classification.drafts import Draft
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import LevelGroup
from jiyao.foundation.accounts.procedures.levels import name_group
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.store.aliases import writing_scope
from tests.clearing import clear, seat


def circle(name: str) -> Circle:
    return Circle.objects.get(name=name)


@pytest.fixture
def named(cast: Any, level: Any, signs: Any) -> Any:
    """Name the group of a level, asked by the secrecy office and approved by the leader."""

    def begin(scheme: str, code: str, *names: str) -> Any:
        fields = {"circles": [circle(name) for name in names]}
        found = level(scheme, code)
        by = cast["secrecy_office"]
        permit = ask(name_group, found, by=by, asked_for="董事会决定", **fields)
        grant(permit, remark="", by=cast["leader"], proofs=signs())
        return name_group(found, by=by, **fields)

    return begin


def test_an_amended_request_begins_with_what_was_asked_for(
    cast: Any, level: Any, named: Any, client_of: Any
) -> None:
    board = named("enterprise", "top", "单位领导")
    office = circle("办公室")
    permit = ask(name_group, board, by=cast["secrecy_office"], asked_for="试", circles=[office])
    form = client_of("secrecy_office").get(permit.amend_url).context["form"]
    assert form["circles"].value() == [office.pk]


def cleared(person: Any, level: Any) -> bool:
    """Give a person everything that clearance for a level asks for; whether that is enough."""
    clear(person, level)
    with writing_scope():
        return level.pk in facts_of(person, timezone.now()).levels


@pytest.mark.clause("CLS-12")
@pytest.mark.parametrize("code", ["top", "confidential", "secret"])
def test_the_upper_enterprise_levels_are_for_nobody_until_a_group_is_named(
    code: str, cast: Any, level: Any, named: Any
) -> None:
    assert not cleared(cast["leader"], level("enterprise", code))
    board = named("enterprise", code, "单位领导")
    assert not cleared(cast["reader"], board)
    with writing_scope():
        assert board.pk in facts_of(cast["leader"], timezone.now()).levels


@pytest.mark.clause("CLS-12")
def test_the_other_levels_are_limited_only_when_a_group_is_named(
    cast: Any, level: Any, named: Any
) -> None:
    assert cleared(cast["reader"], level("enterprise", "internal"))
    assert cleared(cast["reader"], level("trade", "low"))
    limited = named("trade", "high", "单位领导")
    assert not cleared(cast["reader"], limited)
    seat(cast["reader"], circle("单位领导"))
    with writing_scope():
        assert limited.pk in facts_of(cast["reader"], timezone.now()).levels


@pytest.mark.clause("CLS-12", shows="refused")
def test_a_scope_does_not_go_beyond_the_group(
    received: Any, cast: Any, named: Any, new_entries: Any
) -> None:
    named("state", "confidential", "业务一处", "单位领导")
    document = received("state", "confidential", circles=())
    fields = {"opinion": Opinion.Kind.READ, "words": "", "by": cast["office_head"]}
    wide = [circle("业务一处"), circle("业务二处")]
    with pytest.raises(Refused, match="业务二处 不在机密的阅读群体内"):
        determine(document, circles=wide, **fields)
    one = Circle.objects.get(kind_of="person", name__startswith="李思远")
    determine(document, circles=[circle("业务一处"), one], **fields)
    with pytest.raises(Refused, match="业务二处 不在"):
        ask(widen, document, by=cast["keeper"], asked_for="需要", circle=circle("业务二处"))
    refusals = [e for e in new_entries() if e["outcome"] == "refused"]
    assert all("CLS-12" in entry["clauses"] for entry in refusals)


@pytest.mark.clause("CLS-12", shows="refused")
def test_a_proposal_does_not_go_beyond_the_group(
    cast: Any, level: Any, named: Any, signs: Any
) -> None:
    named("work", "internal", "业务一处", "单位领导")
    draft = Draft(
        level=level("work", "internal"),
        period="公布时",
        starts=date.today(),
        circles=[circle("全体人员")],
        copies=1,
        first_copy=1,
        basis="示例",
        title="示例事项",
        leader=cast["leader"],
    )
    with pytest.raises(Refused, match="全体人员 不在内部的阅读群体"):
        propose(draft=draft, by=cast["reader"], proofs=signs())
    propose(draft=replace(draft, circles=[circle("业务一处")]), by=cast["reader"], proofs=signs())


def test_a_group_is_named_anew_with_approval_and_the_old_one_ends(
    cast: Any, level: Any, named: Any, behind_the_doors: Any
) -> None:
    top = level("enterprise", "top")
    with pytest.raises(Refused, match="须经领导批准"):
        name_group(top, circles=[circle("单位领导")], by=cast["secrecy_office"])
    with pytest.raises(Refused, match="不办理此事项"):
        name_group(top, circles=[circle("单位领导")], by=cast["security"])
    named("enterprise", "top", "单位领导")
    with pytest.raises(Refused, match="就是这些"):
        named("enterprise", "top", "单位领导")
    named("enterprise", "top", "业务一处")
    with behind_the_doors():
        rows = LevelGroup.objects.filter(level=top).order_by("pk")
        assert [(r.circle.name, r.until is None) for r in rows] == [
            ("单位领导", False),
            ("业务一处", True),
        ]


@pytest.mark.clause("CLS-12")
def test_the_page_shows_every_scheme_its_marks_and_groups(client_of: Any, named: Any) -> None:
    named("enterprise", "secret", "单位领导")
    page = client_of("reader").get("/levels/").content.decode()
    for words in ("国家秘密", "企业六级", "商业秘密", "企·绝密", "商密·核心", "董事会"):
        assert words in page
    assert page.count("还没有规定，任何人都不能授予") == 2
    assert "规定阅读群体</a>" not in page
    assert "规定阅读群体</a>" in client_of("secrecy_office").get("/levels/").content.decode()


def test_every_procedure_that_writes_a_scope_or_a_clearance_knows_of_groups() -> None:
    writing = ("Scope.objects.create", "Clearance.objects.create", "labelled_for(", "_put_scope(")
    found = [
        p
        for p in PROCEDURES.values()
        if any(words in inspect.getsource(p.body) for words in writing)
    ]
    assert len(found) >= 5
    assert [p.code for p in found if "CLS-12" not in p.clauses] == []
