"""Study sessions with plan, attendance, and hours counted per person (ORG-18)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.training.models import Attendance, StudySession, TrainingRecord
from jiyao.domains.training.papers.sessions import fill_sessions
from jiyao.domains.training.procedures.sessions import cancel_session, hold_session, plan_session
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.refusals import Refused

HOUR = timedelta(hours=1)


@pytest.fixture
def planned(cast: Any) -> Any:
    """Plan a session of 业务一处 that began an hour ago."""

    def plan(**changes: Any) -> StudySession:
        fields = {
            "title": "学习保密法",
            "form": "study",
            "plan": "通读第二章并讨论",
            "course": None,
            "unit": Circle.objects.get(name="业务一处"),
            "place": "三楼会议室",
            "lecturer": "吴定山",
            "begins_at": timezone.now() - HOUR,
            "minutes": 60,
        }
        return plan_session(**{**fields, **changes}, by=cast["secrecy_office"])

    return plan


@pytest.fixture
def held(planned: Any, cast: Any) -> Any:
    """Hold a session: the reader was there, with who else is named; nobody is on leave."""

    def hold(*others: str, **changes: Any) -> StudySession:
        there = [cast[key] for key in ("reader", *others)]
        what = {"present": there, "on_leave": [], "summary": "讨论热烈", "paper": "签7"}
        session = planned(**changes)
        return hold_session(session, **what, by=cast["personnel"])

    return hold


@pytest.mark.clause("ORG-18", shows="shown")
def test_who_was_there_is_given_the_hours_and_who_was_not_is_absent(
    held: Any, cast: Any, client_of: Any, behind_the_doors: Any
) -> None:
    session = held("stranger")
    with behind_the_doors():
        states = dict(Attendance.objects.values_list("person__number", "state"))
        hours = {row.person: row.minutes for row in TrainingRecord.objects.select_related("person")}
        sheet = fill_sessions([session], facts_of(cast["personnel"], timezone.now()))
    assert states == {"R0201": "present", "S0401": "present", "C0202": "absent"}
    assert hours == {cast["reader"]: 60, cast["stranger"]: 60}
    assert sheet.data["rows"][0][6:] == ["1", "2 人", "讨论热烈"]
    page = client_of("personnel").get(session.get_absolute_url()).content.decode()
    for words in ("通读第二章并讨论", "讨论热烈", "李思远", "吴定山", "缺勤"):
        assert words in page, words
    listed = client_of("reader").get("/registers/training.session/").content.decode()
    assert "到场" in listed


@pytest.mark.clause("ORG-18", shows="hidden")
def test_who_was_there_is_known_to_each_for_himself_alone(held: Any, client_of: Any) -> None:
    session = held()
    own = client_of("reader").get(session.get_absolute_url()).content.decode()
    assert "到场" in own
    other = client_of("junior").get(session.get_absolute_url()).content.decode()
    assert "通读第二章并讨论" in other
    assert "李思远" not in other


@pytest.mark.clause("ORG-18", shows="refused")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"begins_at": timezone.now() + 100 * HOUR}, "还没有开始"),
        ({"present": []}, "没有一个人"),
        ({"on_leave": ["reader"]}, "既到场又请假：李思远"),
        ({"by": "junior"}, "您的角色不办理"),
    ],
)
def test_attendance_is_booked_of_what_was_held(
    change: dict[str, Any], words: str, planned: Any, cast: Any
) -> None:
    session = planned(**{k: v for k, v in change.items() if k == "begins_at"})
    what = {
        "present": [cast[key] for key in change.get("present", ["reader"])],
        "on_leave": [cast[key] for key in change.get("on_leave", [])],
        "by": cast[change.get("by", "personnel")],
    }
    with pytest.raises(Refused, match=words):
        hold_session(session, **what, summary="", paper="")


def test_a_session_is_held_or_cancelled_once(held: Any, planned: Any, cast: Any) -> None:
    with pytest.raises(Refused, match="已举行"):
        cancel_session(held(), reason="改期", by=cast["personnel"])
    session = cancel_session(planned(), reason="改期", by=cast["personnel"])
    what = {"present": [cast["reader"]], "on_leave": [], "summary": "", "paper": ""}
    with pytest.raises(Refused, match="已取消"):
        hold_session(session, **what, by=cast["personnel"])


def test_a_session_of_a_course_meets_it(
    course: Any, required: Any, held: Any, behind_the_doors: Any
) -> None:
    made = course(ending="attended")
    row = required(made, "reader")
    held(course=made)
    with behind_the_doors():
        row.refresh_from_db()
    assert row.met_at is not None


def test_in_the_browser_the_people_of_the_unit_are_ticked(
    planned: Any, client_of: Any, cast: Any, behind_the_doors: Any
) -> None:
    client, session = client_of("secrecy_office"), planned()
    address = f"/act/training.session.held/{session.public_id}/"
    page = client.get(address).content.decode()
    assert "李思远" in page
    assert "孙晓梅" not in page
    who = {"present": [str(cast["reader"].pk)], "on_leave": [str(cast["classifier"].pk)]}
    done = client.post(address, who)
    assert "请假" in client.get(done.url).content.decode()
