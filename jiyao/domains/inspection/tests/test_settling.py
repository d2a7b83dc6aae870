"""What becomes of findings: answered, confirmed, sent back, gone, back again (NET-01, INS-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.inspection.models import Finding, FindingStep, Run, Sighting
from jiyao.domains.inspection.procedures.machines import enter_rules, hand_on, retire
from jiyao.domains.inspection.procedures.settling import answer, confirm, send_back
from jiyao.domains.inspection.tests.conftest import (
    CLEAN,
    HIT,
    INCOMPLETE,
    REVIEW,
    later,
    listed,
)
from jiyao.foundation.accounts.procedures.appointing import appoint, dismiss
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen

Imports = Callable[..., Run]
OTHER_HIT = HIT | {"path": "/home/u/另一件.docx"}
REMOVED = {"answer": "removed", "words": "已粉碎"}
EXPLAINED = {"answer": "explained", "words": "公开的法规，标志是正文里引用的"}


class Settling:
    """Settle the findings of a run, as its owner and as the secrecy office."""

    def __init__(self, cast: Any, behind: Any) -> None:
        self.cast, self.behind = cast, behind

    def found(self, run: Run) -> list[Finding]:
        with self.behind():
            return list(Finding.objects.filter(run=run).order_by("pk"))

    def answered(self, run: Run, **said: Any) -> None:
        answer(run, findings=self.found(run), **{**REMOVED, **said}, by=self.cast["reader"])

    def confirmed(self, run: Run) -> None:
        confirm(run, findings=self.found(run), words="看过", by=self.cast["secrecy_office"])

    def owed(self, run: Run) -> list[tuple[str, Any]]:
        with self.behind():
            rows = Duty.objects.pending().filter(subject_ref=run.public_id).order_by("kind_code")
            return [(row.kind_code.removeprefix("inspection."), row.owner) for row in rows]

    def steps(self, finding: Finding) -> list[str]:
        with self.behind():
            rows = FindingStep.objects.filter(finding=finding).order_by("pk")
            return list(rows.values_list("what", flat=True))


@pytest.fixture
def settling(cast: Any, behind_the_doors: Any) -> Settling:
    return Settling(cast, behind_the_doors)


def test_a_finding_is_answered_by_its_owner_and_confirmed_by_the_secrecy_office(
    imported: Imports, settling: Settling, cast: Any, only: Any, new_entries: Any
) -> None:
    run = imported(HIT, REVIEW, INCOMPLETE)
    kinds = ["settle-hits", "settle-incomplete", "settle-reviews"]
    assert settling.owed(run) == [(kind, cast["reader"]) for kind in kinds]
    settling.answered(run)
    assert (only().state, only().answer, settling.owed(run)) == ("answered", "removed", [])
    settling.confirmed(run)
    assert only().state == "closed"
    assert settling.steps(only()) == ["found", "answered", "confirmed"]
    [done] = new_entries("inspection.run.confirmed")
    assert (done["outcome"], done["who"]) == ("done", cast["secrecy_office"].number)


@pytest.mark.clause("INS-09", shows="refused")
def test_what_was_sent_back_is_owed_again_by_a_new_time(
    imported: Imports, settling: Settling, cast: Any, only: Any, time_machine: Any
) -> None:
    run = imported(HIT)
    first = only().due_at
    settling.answered(run)
    time_machine.move_to(later(7))
    send_back(run, findings=[only()], words="回收站里还有", by=cast["secrecy_office"])
    assert (only().state, only().answer) == ("open", "")
    assert only().due_at > first
    assert settling.owed(run) == [("settle-hits", cast["reader"])]
    with pytest.raises(Refused, match="没有待确认"):
        settling.confirmed(run)


@pytest.mark.clause("NET-01", shows="refused")
def test_nobody_answers_for_another_and_nobody_confirms_his_own(
    imported: Imports, machine: Any, settling: Settling, cast: Any, only: Any
) -> None:
    run = imported(HIT)
    given: dict[str, Any] = {"findings": [only()], **REMOVED}
    with pytest.raises(Refused, match="责任人是 李思远"):
        answer(run, **given, by=cast["secrecy_office"])
    with pytest.raises(Unseen):
        answer(run, **given, by=cast["stranger"])
    office = cast["secrecy_office"]
    hand_on(machine, person=office, place="302室", reason="换岗", by=office)
    answer(run, **given, by=office)
    with pytest.raises(Refused, match="不得确认自己的问题"):
        settling.confirmed(run)
    hand_on(machine, person=cast["reader"], place="301室", reason="换回", by=office)
    with pytest.raises(Refused, match="由您报告处理"):
        settling.confirmed(run)


def test_findings_of_another_state_or_run_are_not_settled_here(
    imported: Imports, settling: Settling, cast: Any
) -> None:
    first = imported(HIT, REVIEW)
    [hit, review] = settling.found(first)
    by = cast["reader"]
    answer(first, findings=[hit], **REMOVED, by=by)
    with pytest.raises(Refused, match="有的已处理"):
        answer(first, findings=[hit, review], **REMOVED, by=by)
    with pytest.raises(Refused, match="不是待确认"):
        confirm(first, findings=[hit, review], words="看过", by=cast["secrecy_office"])


def test_what_the_next_run_no_longer_finds_is_noted_with_that_run(
    imported: Imports, settling: Settling, only: Any
) -> None:
    first = imported(HIT)
    settling.answered(first)
    settling.confirmed(first)
    second = imported(CLEAN)
    assert (only().gone_by, only().state) == (second, "closed")
    imported(CLEAN)
    assert settling.steps(only()) == ["found", "answered", "confirmed", "gone"]


def test_a_file_outside_of_what_the_run_read_is_not_called_gone(
    imported: Imports, only: Any
) -> None:
    imported(HIT)
    imported(CLEAN, roots=["/home/other"])
    assert only().gone_by is None
    imported(CLEAN, roots=["/home/u2", "/home"])
    assert only().gone_by is not None


@pytest.mark.clause("NET-01")
def test_a_file_that_was_called_removed_and_is_there_again_is_open_again_with_both_runs(
    imported: Imports, settling: Settling, only: Any, client_of: Any, cast: Any
) -> None:
    first = imported(HIT)
    settling.answered(first)
    settling.confirmed(first)
    second = imported(HIT)
    assert (only().state, only().run, only().due_at > timezone.now()) == ("open", second, True)
    assert settling.owed(second) == [("settle-hits", cast["reader"])]
    page = client_of("secrecy_office").get(only().get_absolute_url()).content.decode()
    for words in (first.number, second.number, "再次发现", "已粉碎"):
        assert words in page


@pytest.mark.parametrize(
    ("again", "state"),
    [
        (REVIEW, "closed"),
        (listed(REVIEW, "b"), "open"),
        (listed(REVIEW | {"verdict": "hit"}), "open"),
        (listed(REVIEW | {"verdict": "incomplete"}), "closed"),
    ],
)
def test_an_explanation_holds_for_the_same_content_and_nothing_graver(
    imported: Imports, settling: Settling, behind_the_doors: Any, again: Any, state: str
) -> None:
    run = imported(REVIEW)
    settling.answered(run, **EXPLAINED)
    settling.confirmed(run)
    imported(again)
    with behind_the_doors():
        assert Finding.objects.get().state == state
        assert Sighting.objects.count() == 2


def test_what_is_still_there_moves_to_the_newest_run_with_the_time_it_had(
    imported: Imports, settling: Settling, only: Any, cast: Any
) -> None:
    first = imported(REVIEW, HIT)
    due = only().due_at
    second = imported(HIT)
    assert (only().run, only().due_at) == (second, due)
    assert settling.owed(first) == [("settle-reviews", cast["reader"])]
    assert settling.owed(second) == [("settle-hits", cast["reader"])]
    imported(listed(REVIEW | {"verdict": "hit"}))
    with settling.behind():
        graver = Finding.objects.get(sightings__path=REVIEW["path"], sightings__run=first)
    assert graver.verdict == "hit"
    assert graver.due_at <= timezone.now().replace(hour=0) + (later(5) - timezone.now())


def test_a_machine_with_unsettled_findings_is_not_retired(
    imported: Imports, machine: Any, settling: Settling, cast: Any
) -> None:
    run = imported(HIT)
    with pytest.raises(Refused, match="还有 1 个检查问题"):
        retire(machine, reason="报废", by=cast["secrecy_office"])
    settling.answered(run)
    settling.confirmed(run)
    retire(machine, reason="报废", by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已停用"):
        retire(machine, reason="报废", by=cast["secrecy_office"])


def test_the_form_ticks_what_the_address_names_and_shows_paths_to_its_reader(
    imported: Imports, settling: Settling, client_of: Any
) -> None:
    run = imported(HIT, OTHER_HIT, REVIEW)
    [one, _two, _three] = settling.found(run)
    address = reverse("act", args=["inspection.run.answered", run.public_id])
    client = client_of("reader")
    for asked, ticked in ((f"?finding={one.public_id}", 1), ("?verdict=hit", 2), ("?finding=x", 0)):
        page = client.get(address + asked).content.decode()
        assert page.count("checked") == ticked
        assert "通知.docx" in page
    done = client.post(address, {"findings": [one.pk], **REMOVED})
    assert (done.status_code, done.url) == (302, run.get_absolute_url())
    assert client.post(address, {"findings": ["x"], **REMOVED}).status_code == 200


@pytest.mark.clause("INS-09", shows="hidden")
@pytest.mark.clause("NET-01", shows="hidden")
@pytest.mark.parametrize(
    ("who", "status", "reads"),
    [
        ("reader", 200, True),
        ("secrecy_office", 200, True),
        ("keeper", 200, False),
        ("office_head", 200, False),
        ("stranger", 404, False),
        ("leader", 404, False),
        ("personnel", 404, False),
        ("security", 404, False),
    ],
)
def test_paths_and_excerpts_are_shown_to_the_owner_and_the_secrecy_office_alone(
    imported: Imports, only: Any, client_of: Any, who: str, status: int, reads: bool
) -> None:
    run = imported(HIT)
    client = client_of(who)
    for record in (run, only()):
        answer = client.get(record.get_absolute_url())
        assert answer.status_code == status
        shown = answer.content.decode()
        assert ("通知.docx" in shown, "机■★■年" in shown) == (reads, reads)
    lists = client.get(reverse("register", args=["inspection.finding"]))
    assert (only().number in lists.content.decode()) is (status == 200)
    assert "通知.docx" not in lists.content.decode()


def test_who_takes_the_office_reads_and_who_leaves_it_does_not(
    imported: Imports, cast: Any, only: Any, client_of: Any
) -> None:
    imported(HIT)
    office = appoint(cast["personnel"], role="secrecy_office", by=cast["security"])
    assert "通知.docx" in client_of("personnel").get(only().get_absolute_url()).content.decode()
    dismiss(office, by=cast["security"])
    assert client_of("personnel").get(only().get_absolute_url()).status_code == 404


def test_rules_are_entered_once(machine: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="已登记过"):
        enter_rules(version="2026.1-abc", remark="", by=cast["secrecy_office"])
