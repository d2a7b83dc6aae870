"""The release period: watched, prolonged by higher approval alone, ended when it is over."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.personnel.models import Release
from jiyao.domains.personnel.procedures.finishing import approve_beyond
from jiyao.domains.personnel.procedures.leaving import begin_leaving
from jiyao.domains.personnel.procedures.releasing import (
    CONTACT,
    END,
    REVIEW,
    call_up,
    contact,
    end_release,
    move_release,
    review_release,
    to_call_up,
)
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.leaving_at_hand import file_of, get_ready, gone

DAY = timedelta(days=1)
SPOKEN = {"work": "某学校", "abroad": "无", "remark": ""}


@pytest.fixture
def release(cast: Any, signs: Any, behind_the_doors: Any) -> Release:
    """The junior has retired, for a year and a half."""
    leaving = gone("junior", 18, cast, signs)
    with behind_the_doors():
        return Release.objects.select_related("person").get(leaving=leaving)


@pytest.fixture
def calls(behind_the_doors: Any) -> Any:
    """Let the calendar call up what is due, and return who owes which kind now."""

    def run() -> list[tuple[str, str]]:
        with system_scope("tests.release.called-up") as act:
            for call in list(to_call_up(act.recorded_at)):
                call_up(call, act.recorded_at)
        with behind_the_doors():
            pending = Duty.objects.pending().filter(kind_code__in=(CONTACT, END, REVIEW))
            return [(duty.kind_code, duty.owner.number) for duty in pending.order_by("kind_code")]

    return run


def the_head(cast: Any) -> Any:
    """Let the head of the office be head of the whole."""
    with system_scope("tests.head.appointed") as act:
        who = {"person": cast["office_head"], "role_code": "head"}
        Appointment.objects.create(**who, since=act.recorded_at)
    return cast["office_head"]


@pytest.mark.clause("PER-08", "PER-07", shows="in-time")
def test_before_its_end_a_period_is_not_ended_and_contacts_are_called_up(
    release: Release, cast: Any, calls: Any, client_of: Any
) -> None:
    assert calls() == []
    with pytest.raises(Refused, match="才满"):
        end_release(release, by=cast["personnel"])
    with time_machine.travel(timezone.now() + timedelta(days=160)):
        assert calls() == [(CONTACT, "H0102")], "the supervisor"
        assert calls() == [(CONTACT, "H0102")], "once"
        contact(release, **SPOKEN, by=cast["personnel"])
        assert calls() == []
    page = client_of("personnel").get(release.get_absolute_url()).content.decode()
    for words in ("某学校", "未经批准不得出境", "原单位"):
        assert words in page


@pytest.mark.clause("PER-08", "PER-07", shows="overdue")
def test_past_its_end_somebody_owes_the_ending_and_it_stays_until_it_is_done(
    release: Release, cast: Any, calls: Any, behind_the_doors: Any, client_of: Any
) -> None:
    with time_machine.travel(release.until + 3 * DAY):
        contact(release, **SPOKEN, by=cast["personnel"])
        assert calls() == [(END, "P0104")]
        with behind_the_doors():
            assert Duty.objects.get(kind_code=END).is_overdue(timezone.now())
        page = client_of("personnel").get("/registers/personnel.release/").content.decode()
        assert "已期满，待解除" in page
        end_release(release, by=cast["personnel"])
        assert calls() == []
        with pytest.raises(Refused, match="已经解除"):
            end_release(release, by=cast["personnel"])


@pytest.mark.clause("PER-15")
def test_for_life_it_takes_the_head_a_basis_and_a_review(
    cast: Any, signs: Any, behind_the_doors: Any, calls: Any
) -> None:
    head = the_head(cast)
    file = file_of("junior", cast)
    leaving = begin_leaving(file, way="retires", reason="到龄", by=cast["personnel"])
    get_ready(leaving, cast, signs)
    review = timezone.localdate() + timedelta(days=365)
    fields = {"months": None, "basis": "保密法第四十六条", "review_on": review}
    given = {**fields, "supervisor": cast["keeper"], "by": cast["personnel"]}
    permit = ask(approve_beyond, leaving, asked_for="知密特别多", **given)
    with pytest.raises(Refused):
        grant(permit, remark="", by=cast["leader"], proofs=signs())
    grant(permit, remark="", by=head, proofs=signs())
    approve_beyond(leaving, **given)
    with behind_the_doors():
        release = Release.objects.get(leaving=leaving)
    assert release.until is None
    with pytest.raises(Refused, match="终身限制"):
        end_release(release, by=cast["personnel"])
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert (REVIEW, "P0104") in calls()
        ends = timezone.localdate() + timedelta(days=30)
        decided = {"ends_on": ends, "review_on": None, "basis": "保密法第四十六条"}
        permit = ask(review_release, release, by=cast["personnel"], asked_for="复核", **decided)
        grant(permit, remark="", by=head, proofs=signs())
        review_release(release, **decided, by=cast["personnel"])
        assert (REVIEW, "P0104") not in calls()


@pytest.mark.clause("PER-15", shows="refused")
def test_within_the_range_or_without_a_later_review_it_is_no_prolongation(
    release: Release, cast: Any, signs: Any
) -> None:
    the_head(cast)
    file = file_of("reader", cast)
    leaving = begin_leaving(file, way="retires", reason="到龄", by=cast["personnel"])
    get_ready(leaving, cast, signs)
    today = timezone.localdate()
    fields = {"basis": "第四十六条", "supervisor": cast["keeper"], "asked_for": "知密多"}
    by = {"by": cast["personnel"]}
    with pytest.raises(Refused, match="没有超出 36 个月"):
        ask(approve_beyond, leaving, months=36, review_on=today + DAY, **fields, **by)
    with pytest.raises(Refused, match="今天以后"):
        ask(approve_beyond, leaving, months=37, review_on=today, **fields, **by)
    decided = {"ends_on": None, "review_on": today + DAY, "basis": "第四十六条"}
    with pytest.raises(Refused, match="不用复核"):
        ask(review_release, release, asked_for="复核", **decided, **by)


@pytest.mark.clause("PER-14", shows="refused")
def test_another_body_takes_over_only_with_its_letter(release: Release, cast: Any) -> None:
    fields = {"body": "new", "body_name": "省局", "supervisor": cast["keeper"]}
    with pytest.raises(Refused, match="没有确认接收"):
        move_release(release, paper="", **fields, by=cast["personnel"])
    moved = move_release(release, paper="省函8号", **fields, by=cast["personnel"])
    assert moved.body_in_words == "调入单位 省局"


def test_a_release_is_for_its_person_and_the_offices(release: Release, client_of: Any) -> None:
    for key, status in {"secrecy_office": 200, "reader": 404, "leader": 404}.items():
        assert client_of(key).get(release.get_absolute_url()).status_code == status, key
    assert client_of("keeper").get("/registers/personnel.release/").status_code == 403
