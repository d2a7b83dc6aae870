"""Excerpts: refused, into a numbered notebook, or checked and stamped (BOR-03)."""

from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.carriers.models import Copy, Excerpt
from jiyao.domains.carriers.procedures.borrowing import lend
from jiyao.domains.carriers.procedures.circulating import take_back
from jiyao.domains.carriers.procedures.excerpting import check, excerpt, excerpt_approvers
from jiyao.domains.carriers.procedures.leaving import hand_over
from jiyao.domains.carriers.settings import BORROW_TOP_SECRET, EXCERPT
from jiyao.foundation.accounts.procedures.appointing import appoint
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.approved import approved
from tests.carriers_at_hand import choose, the_room

FIELDS = {"notebook": "保密本2026-07", "pages": "第 3—5 页", "purpose": "起草汇报"}


@pytest.fixture
def lent(copy_of: Any, cast: Any, signs: Any) -> Any:
    """Let a member of the cast borrow a copy of a level."""

    def out(*level: str, to: str = "reader", approver: str = "leader", **changes: Any) -> Copy:
        copy: Copy = copy_of(*level, **changes)
        fields = {"to": cast[to], "purpose": "查对", "place": the_room(), "days": 1}
        people = {"by": cast["keeper"], "approver": cast[approver]}
        approved(lend, copy, proofs=signs(to=cast[to]), **people, **fields)
        return copy

    return out


@pytest.fixture
def take(cast: Any, signs: Any) -> Any:
    """Let the borrower excerpt, approved by the leader."""

    def out(copy: Copy, by: str = "reader", approver: str = "leader", **changes: Any) -> Excerpt:
        people = {"by": cast[by], "approver": cast[approver]}
        return approved(excerpt, copy, proofs=signs(), **people, **FIELDS | changes)

    return out


def give_back(copy: Copy, cast: Any, signs: Any) -> Any:
    proofs = signs(reader=cast["reader"])
    fields = {"reader": cast["reader"], "counted": 6, "condition": ""}
    return take_back(copy, by=cast["keeper"], proofs=proofs, **fields)


@pytest.mark.clause("BOR-03", shows="refused")
def test_excerpts_are_forbidden_unless_the_setting_allows_them(
    lent: Any, take: Any, new_entries: Any
) -> None:
    assert EXCERPT.default == "forbidden"
    with pytest.raises(Refused, match="不得摘抄"):
        take(lent())
    [entry] = new_entries("carriers.copy.excerpted")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["BOR-03"])


@pytest.mark.clause("BOR-03", shows="refused")
@pytest.mark.clause("BOR-03")
@pytest.mark.clause("BOR-03", shows="shown")
def test_with_the_leaders_approval_it_goes_into_a_numbered_notebook_and_keeps_the_level(
    lent: Any, take: Any, cast: Any, signs: Any, client_of: Any, behind_the_doors: Any
) -> None:
    choose(EXCERPT, "notebook_with_leader")
    copy = lent("state", "secret")
    with pytest.raises(Refused, match="没有填保密本编号"):
        take(copy, notebook=" ")
    taken = take(copy)
    with behind_the_doors():
        assert (taken.label, taken.shown_level.code) == (copy.label, "secret")
    assert (taken.taker, taken.approved_by) == (cast["reader"], cast["leader"])
    page = client_of("keeper").get("/registers/carriers.excerpt/").content.decode()
    assert FIELDS["notebook"] in page
    assert give_back(copy, cast, signs).returned_at is not None


@pytest.mark.clause("BOR-03", shows="refused")
def test_where_excerpts_are_checked_the_original_waits_for_the_stamp(
    lent: Any, take: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    choose(EXCERPT, "relevant_parts_checked_stamped")
    copy = lent()
    with pytest.raises(Refused, match="没有写明摘抄哪几页"):
        take(copy, pages=" ")
    taken = take(copy)
    with behind_the_doors():
        assert Duty.objects.owed_by(cast["keeper"].pk).filter(subject_ref=taken.public_id).exists()
    with pytest.raises(Refused, match="还没有审核盖章"):
        give_back(copy, cast, signs)
    checked = check(taken, by=cast["keeper"], proofs=signs())
    assert (checked.checked_by, checked.checked_at is None) == (cast["keeper"], False)
    with pytest.raises(Refused, match="已经审核盖章"):
        check(taken, by=cast["keeper"], proofs=signs())
    with behind_the_doors():
        pending = Duty.objects.pending().filter(subject_ref=taken.public_id)
        assert not pending.exists()
    give_back(copy, cast, signs)


@pytest.mark.clause("BOR-03", shows="refused")
def test_handing_over_on_leaving_waits_for_the_stamp_too(
    lent: Any, take: Any, cast: Any, signs: Any
) -> None:
    choose(EXCERPT, "relevant_parts_checked_stamped")
    copy = lent()
    taken = take(copy)
    people = {"leaver": cast["reader"], "receiver": cast["keeper"]}
    fields = {"copies": [copy], "by": cast["secrecy_office"], "proofs": signs(**people), **people}
    with pytest.raises(Refused, match="还没有审核盖章"):
        hand_over(**fields)
    check(taken, by=cast["keeper"], proofs=signs())
    assert hand_over(**fields).leaver == cast["reader"]


@pytest.mark.clause("BOR-03")
def test_who_approves_an_excerpt_is_set(copy: Any, behind_the_doors: Any) -> None:
    with behind_the_doors():
        assert len(excerpt_approvers(copy, timezone.now())) == 2
    choose(EXCERPT, "notebook_with_leader")
    with behind_the_doors():
        assert [r.code for r in excerpt_approvers(copy, timezone.now())] == ["leader"]


@pytest.mark.clause("BOR-03", shows="refused")
def test_only_the_borrower_excerpts(copy: Any, lent: Any, take: Any) -> None:
    choose(EXCERPT, "notebook_with_leader")
    with pytest.raises(Refused, match="不在您的借阅之中"):
        take(copy)
    with pytest.raises(Refused, match="不在您的借阅之中"):
        take(lent(), by="classifier")


@pytest.mark.clause("BOR-03", shows="refused")
def test_top_secret_is_never_excerpted(lent: Any, take: Any) -> None:
    choose(EXCERPT, "notebook_with_leader")
    choose(BORROW_TOP_SECRET, "inside_with_office_leader")
    top = lent("state", "top", to="leader", approver="office_head", circles=("单位领导",))
    with pytest.raises(Refused, match="绝密件不得摘抄"):
        take(top, by="leader", approver="office_head")


@pytest.mark.clause("BOR-03", shows="refused")
def test_nobody_checks_his_own_excerpt(lent: Any, take: Any, cast: Any, signs: Any) -> None:
    choose(EXCERPT, "relevant_parts_checked_stamped")
    taken = take(lent())
    with pytest.raises(Refused, match="不办理此事项"):
        check(taken, by=cast["reader"], proofs=signs())
    appoint(cast["reader"], role="keeper", by=cast["security"])
    with pytest.raises(Refused, match="不得审核本人的摘抄"):
        check(taken, by=cast["reader"], proofs=signs())


@pytest.mark.clause("BOR-03", shows="hidden")
def test_the_register_of_excerpts_is_closed_to_others(lent: Any, take: Any, client_of: Any) -> None:
    choose(EXCERPT, "notebook_with_leader")
    taken = take(lent())
    assert client_of("stranger").get("/registers/carriers.excerpt/").status_code == 403
    assert client_of("stranger").get(taken.get_absolute_url()).status_code == 404
