"""The organisation's qualification: graded, dated, renewed; no task beyond it (ORG-21)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.organisation.models import Qualification, Undertaking
from jiyao.domains.organisation.procedures.qualifying import (
    RENEWAL,
    book_qualification,
    finish,
    renew_qualification,
    take_on,
    withdraw_qualification,
)
from jiyao.domains.organisation.renewing import tell, to_renew
from jiyao.domains.organisation.settings import RENEWAL_MONTHS
from jiyao.foundation.calendar.jobs import Job, run
from jiyao.foundation.calendar.reminding import give, to_remind
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused

JOBS = (
    Job("organisation.qualification.called-up", "复审", to_renew, tell),
    Job("duties.reminder.given", "提醒", to_remind, give),
)


def certificate(number: str = "资〔2025〕1号", **changes: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "grade": 2,
        "number": number,
        "issuer": "示例省保密局",
        "valid_from": today - timedelta(days=30),
        "valid_until": months_after(today, 48),
        "review_on": months_after(today, 36),
        **changes,
    }


@pytest.fixture
def office(cast: Any) -> Any:
    return cast["secrecy_office"]


@pytest.fixture
def held(office: Any) -> Qualification:
    found: Qualification = book_qualification(**certificate(), by=office)
    return found


@pytest.fixture
def task(level: Any, office: Any) -> Any:
    """Take a task of a level on."""

    def take(code: str, name: str = "甲-1", months: int = 6) -> Undertaking:
        ends = months_after(timezone.localdate(), months)
        fields = {"code_name": name, "client": "示例集团", "ends_on": ends}
        taken: Undertaking = take_on(**fields, level=level("state", code), by=office)
        return taken

    return take


def tick(moment: datetime) -> None:
    for job in JOBS:
        run(job, moment)


def owed(behind: Any) -> list[Duty]:
    with behind():
        return list(Duty.objects.pending().filter(kind_code=RENEWAL))


@pytest.mark.clause("ORG-21")
@pytest.mark.parametrize(
    ("grade", "code", "taken"),
    [
        (1, "top", True),
        (2, "top", False),
        (2, "confidential", True),
        (3, "confidential", False),
        (3, "secret", True),
    ],
)
def test_each_grade_reaches_its_levels_and_no_further(
    grade: int, code: str, taken: bool, office: Any, task: Any
) -> None:
    book_qualification(**certificate(grade=grade), by=office)
    if taken:
        assert task(code).qualification.grade == grade
        return
    with pytest.raises(Refused, match="不得承接"):
        task(code)


@pytest.mark.clause("ORG-21", shows="refused")
def test_no_task_is_taken_without_before_or_beyond_the_validity(
    office: Any, task: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match="没有有效的保密资格"):
        task("secret")
    tomorrow = timezone.localdate() + timedelta(days=1)
    later = book_qualification(**certificate("甲", valid_from=tomorrow), by=office)
    with pytest.raises(Refused, match="没有有效的保密资格"):
        task("secret")
    withdraw_qualification(later, by=office)
    held = book_qualification(**certificate("乙"), by=office)
    with pytest.raises(Refused, match="超出保密资格的有效期"):
        task("secret", months=60)
    task("secret")
    withdraw_qualification(held, by=office)
    with pytest.raises(Refused, match="没有有效的保密资格"):
        task("secret", "甲-2")
    outcomes = [each["outcome"] for each in new_entries("organisation.undertaking.taken-on")]
    assert outcomes == ["refused"] * 3 + ["done", "refused"]


@pytest.mark.clause("ORG-21", shows="in-time")
def test_the_review_is_called_to_mind_months_before_and_settled_by_the_new_certificate(
    held: Qualification, office: Any, task: Any, behind_the_doors: Any
) -> None:
    early = months_after(held.review_on, -RENEWAL_MONTHS.at(timezone.now()))
    tick(start_of(early) - timedelta(days=2))
    assert owed(behind_the_doors) == []
    tick(start_of(early) + timedelta(hours=9))
    [duty] = owed(behind_the_doors)
    assert (duty.owner, timezone.localdate(duty.due_at)) == (office, held.review_on)
    tick(start_of(early) + timedelta(days=3))
    assert len(owed(behind_the_doors)) == 1
    renewed = renew_qualification(held, **certificate("资〔2026〕9号", grade=1), by=office)
    assert owed(behind_the_doors) == []
    assert task("top").qualification == renewed
    with pytest.raises(Refused, match="已由"):
        renew_qualification(held, **certificate("资〔2026〕10号"), by=office)


@pytest.mark.clause("ORG-21", shows="overdue")
def test_what_was_not_renewed_is_overdue_and_then_takes_no_task(
    held: Qualification, task: Any, behind_the_doors: Any, time_machine: Any
) -> None:
    tick(start_of(held.review_on) - timedelta(days=60))
    time_machine.move_to(start_of(held.review_on) + timedelta(days=10))
    tick(timezone.now())
    [duty] = owed(behind_the_doors)
    assert duty.is_overdue(timezone.now())
    with behind_the_doors():
        assert Duty.objects.filter(kind_code="duties.escalated").exists() or duty.reminders.exists()
    time_machine.move_to(held.until)
    with pytest.raises(Refused, match="没有有效的保密资格"):
        task("secret")


@pytest.mark.clause("ORG-21", shows="shown")
def test_certificates_and_tasks_stand_in_their_registers_and_books(
    held: Qualification, task: Any, client_of: Any
) -> None:
    taken = task("secret")
    client = client_of("leader")
    assert "甲-1" in client.get(held.get_absolute_url()).content.decode()
    assert held.number in client.get(taken.get_absolute_url()).content.decode()
    for code, words in (("qualification", "资〔2025〕1号"), ("undertaking", "示例集团")):
        page = client.get(reverse("register", args=[f"organisation.{code}"])).content.decode()
        paper = client.get(reverse("paper_of_register", args=[f"organisation.{code}-book"]))
        assert words in page
        assert words in words_of(paper.content)


@pytest.mark.clause("ORG-21", shows="hidden")
def test_a_stranger_sees_neither(held: Qualification, task: Any, client_of: Any) -> None:
    client = client_of("stranger")
    for row in (held, task("secret")):
        assert client.get(row.get_absolute_url()).status_code == 403
    paper = reverse("paper_of_register", args=["organisation.undertaking-book"])
    assert client.get(paper).status_code == 403


def test_a_task_is_finished_once_and_dates_must_fit(
    held: Qualification, office: Any, task: Any, cast: Any
) -> None:
    taken = task("secret")
    with pytest.raises(Refused, match="角色不办理"):
        finish(taken, by=cast["personnel"])
    finish(taken, by=office)
    with pytest.raises(Refused, match="已办结"):
        finish(taken, by=office)
    with pytest.raises(Refused, match="复审日期"):
        book_qualification(**certificate("丙", review_on=date(2099, 1, 1)), by=office)
    with pytest.raises(Refused, match="已登记"):
        book_qualification(**certificate(), by=office)
