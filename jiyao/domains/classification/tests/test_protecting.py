"""What nobody said is public starts as protected and leaves by a decision or a mark alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.classification.drafts import PRESUMED, UNTIL_OPENED, Draft
from jiyao.domains.classification.models import Item, ProtectedKind, circles_of
from jiyao.domains.classification.procedures.changing import change
from jiyao.domains.classification.procedures.deciding import sign
from jiyao.domains.classification.procedures.expiring import release
from jiyao.domains.classification.procedures.proposing import propose
from jiyao.domains.classification.procedures.protecting import (
    end_kind,
    enter_kind,
    name_readers,
    note_public_mark,
    presume,
)
from jiyao.domains.classification.tests.conftest import END, on, stored, tick, today
from jiyao.foundation.access.roles import LEADER
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved

MARK = {"mark": "issued", "reference": "首页版记"}
PAPERS, PEOPLE = "未公开的会议材料", "员工个人信息"


@pytest.fixture
def presumed(cast: Any, unit: Circle) -> Callable[..., Item]:
    """Have the reader enter a paper of a shipped kind, changed as asked."""

    def begin(name: str = PAPERS, by: str = "reader", **changes: Any) -> Item:
        kind = ProtectedKind.objects.select_related("level__scheme").get(name=name)
        fields = {
            "level": kind.level,
            "period": str(UNTIL_OPENED),
            "starts": today(),
            "circles": [unit],
            "copies": 1,
            "first_copy": 1,
            "basis": kind.basis,
            "title": "党组会第七次材料",
            "kind": PRESUMED,
            "protected": kind,
            "leader": cast["leader"],
        }
        return presume(draft=Draft(**(fields | changes)), by=cast[by])

    return begin


@pytest.fixture
def two_leaders(cast: Any) -> dict[str, Any]:
    """One leader asks, another approves."""
    appoint(cast["office_head"], role=LEADER.code, by=cast["security"])
    return {"by": cast["leader"], "approver": cast["office_head"]}


def kind_of(name: str) -> ProtectedKind:
    return ProtectedKind.objects.get(name=name)


@pytest.mark.clause("CLS-20")
@pytest.mark.clause("CLS-20", "CLS-13", shows="shown")
def test_a_paper_of_such_a_kind_is_protected_at_once(
    presumed: Any, client_of: Any, new_entries: Any
) -> None:
    item = presumed()
    assert (stored(item).state, str(stored(item).marking)) == ("signed", "内部")
    assert stored(item).number.startswith("定内")
    assert [e["outcome"] for e in new_entries("classification.item.presumed")] == ["done"]
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    for words in ("先行保护", PAPERS, "党组会第七次材料", ">内部</span>"):
        assert words in page
    listed = client_of("reader").get("/registers/classification.item/?show=presumed")
    assert str(item.number) in listed.content.decode()
    sheet = words_of(client_of("secrecy_office").get("/papers/classification.items/").content)
    assert "内部" in sheet
    assert str(item.number) in sheet


@pytest.mark.clause("CLS-20", "CLS-13", shows="hidden")
def test_a_stranger_does_not_see_it(presumed: Any, client_of: Any) -> None:
    item = presumed()
    assert client_of("stranger").get(item.get_absolute_url()).status_code == 404
    listed = client_of("stranger").get("/registers/classification.item/?show=presumed")
    assert str(item.number) not in listed.content.decode()


@pytest.mark.clause("CLS-20")
@pytest.mark.clause("CLS-20", shows="refused")
def test_no_time_and_no_other_words_open_it_but_an_explicit_mark_does(
    presumed: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    item = presumed()
    with on(END):
        tick()
    assert stored(item).state == Item.State.SIGNED
    by = {"by": cast["keeper"], "proofs": signs()}
    for mark in ("on_request", "none"):
        with pytest.raises(Refused, match="不是公开标志"):
            note_public_mark(item, **(MARK | {"mark": mark}), **by)
    with pytest.raises(Refused, match="不办理此事项"):
        note_public_mark(item, **MARK, by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="不可见"):
        release(item, ground="opened", by=cast["stranger"])
    note_public_mark(item, **MARK, **by)
    assert (stored(item).state, str(stored(item).marking)) == ("opened", "公开")
    page = client_of("reader").get(item.get_absolute_url()).content.decode()
    assert "此件公开发布 首页版记" in page
    with pytest.raises(Refused, match="现在是：已公开"):
        note_public_mark(item, **MARK, **by)


@pytest.mark.clause("CLS-20")
@pytest.mark.clause("CLS-20", shows="refused")
def test_a_recorded_decision_of_leaders_opens_it(
    presumed: Any, cast: Any, signs: Any, two_leaders: Any
) -> None:
    item = presumed()
    with pytest.raises(Refused, match="须经领导或主要负责人批准"):
        release(item, ground="opened", by=cast["leader"])
    with pytest.raises(Refused, match="不办理此事项"):
        release(item, ground="opened", by=cast["reader"])
    approved(release, item, ground="opened", proofs=signs(), **two_leaders)
    assert stored(item).state == Item.State.RELEASED


@pytest.mark.clause("CLS-13")
@pytest.mark.clause("CLS-13", shows="refused")
def test_a_work_secret_that_was_decided_on_is_not_opened_by_a_mark(
    work_secret: Draft, cast: Any, signs: Any, two_leaders: Any
) -> None:
    item = propose(draft=work_secret, by=cast["reader"], proofs=signs())
    sign(item, words="", by=cast["leader"], proofs=signs())
    with pytest.raises(Refused, match="不得凭公开标志公开") as refused:
        note_public_mark(item, **MARK, by=cast["keeper"], proofs=signs())
    assert "CLS-13" in refused.value.refusals[0].clauses
    approved(release, item, ground="early", proofs=signs(), **two_leaders)
    assert stored(item).state == Item.State.RELEASED


@pytest.mark.clause("CLS-20", shows="refused")
def test_it_starts_at_the_level_of_its_kind_while_that_is_in_use(
    presumed: Any, level: Any, cast: Any
) -> None:
    with pytest.raises(Refused, match="起初按内部处理"):
        presumed(level=level("enterprise", "public"))
    with pytest.raises(Refused, match="没有选受保护种类"):
        presumed(protected=None)
    with pytest.raises(Refused, match="没有选主管领导"):
        presumed(leader=cast["classifier"])
    end_kind(kind_of(PAPERS), by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经停用"):
        presumed()
    with pytest.raises(Refused, match="已经停用"):
        end_kind(kind_of(PAPERS), by=cast["secrecy_office"])


@pytest.mark.clause("CLS-22")
@pytest.mark.clause("CLS-22", shows="refused")
def test_protected_information_is_for_its_readers_alone(
    presumed: Any, cast: Any, unit: Circle, signs: Any, two_leaders: Any
) -> None:
    with pytest.raises(Refused, match="还没有规定读者"):
        presumed(PEOPLE)
    other = Circle.objects.get(name="业务二处")
    name_readers(kind_of(PEOPLE), circles=[unit], by=cast["secrecy_office"])
    with pytest.raises(Refused, match="业务二处 不在“员工个人信息”的读者（业务一处）内"):
        presumed(PEOPLE, circles=[unit, other])
    with pytest.raises(Refused, match="您不是“员工个人信息”的读者"):
        presumed(PEOPLE, by="stranger")
    item = presumed(PEOPLE)
    wider = {"level": item.label.level, "period": "公开时", "circles": [unit, other]}
    paper = {"ground": "work", "reference": "青办〔2026〕9号", "long_basis": ""}
    with pytest.raises(Refused, match="业务二处 不在"):
        change(item, **wider, **paper, by=cast["leader"])
    with pytest.raises(Refused, match="不因标注公开而解除保护"):
        note_public_mark(item, **MARK, by=cast["keeper"], proofs=signs())
    approved(release, item, ground="opened", proofs=signs(), **two_leaders)
    assert stored(item).state == Item.State.RELEASED


@pytest.mark.clause("CLS-22", shows="shown")
def test_the_register_shows_the_kinds_with_their_readers(
    cast: Any, unit: Circle, level: Any, client_of: Any
) -> None:
    with pytest.raises(Refused, match="没有规定读者"):
        enter_kind(
            name="薪酬", sort="people", level=level("work", "internal"), circles=[], basis="章程",
            by=cast["secrecy_office"],
        )  # fmt: skip
    fields = {"level": level("work", "internal"), "circles": [unit], "basis": "章程"}
    kind = enter_kind(name="薪酬", sort="people", **fields, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已有受保护种类"):
        enter_kind(name="薪酬", sort="people", **fields, by=cast["secrecy_office"])
    listed = client_of("leader").get("/registers/classification.protected/").content.decode()
    for words in ("薪酬", "业务一处", "没有写明公开的党内文件", "客户信息", "还没有规定"):
        assert words in listed
    assert "业务一处" in client_of("keeper").get(kind.get_absolute_url()).content.decode()


def test_a_reader_of_a_kind_is_named_and_left_out(cast: Any, unit: Circle) -> None:
    other, by = Circle.objects.get(name="业务二处"), {"by": cast["secrecy_office"]}
    name_readers(kind_of(PEOPLE), circles=[unit], **by)
    name_readers(kind_of(PEOPLE), circles=[other], **by)
    assert kind_of(PEOPLE).readers_at(timezone.now()) == [other]


def test_the_form_protects_by_kind(cast: Any, client_of: Any, unit: Circle) -> None:
    client, address = client_of("reader"), "/act/classification.item.presumed/"
    fields = {"protected": kind_of(PAPERS).pk, "title": "党组会材料", "starts": today()}
    fields["leader"] = cast["leader"].pk
    assert "至少选一个" in client.post(address, {**fields, "copies": 1}).content.decode()
    response = client.post(address, {**fields, "copies": 1, "bodies": [unit.pk]})
    item = Item.objects.using("act").get()
    assert (response.status_code, response.url) == (302, item.get_absolute_url())
    named = {str(c) for c in circles_of(item.label_id, timezone.now())}
    assert named == {"业务一处", "李思远(R0201)", "王立言(L0001)"}
