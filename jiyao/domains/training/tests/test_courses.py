"""What one must learn follows from the posts and roles held (EDU-03)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.domains.organisation.models import Post
from jiyao.domains.organisation.procedures.posts import rate_post
from jiyao.domains.training.models import Requirement
from jiyao.domains.training.procedures.courses import end_course
from jiyao.domains.training.procedures.recording import book_record
from jiyao.domains.training.procedures.requiring import assign
from jiyao.domains.training.settings import COURSE_DAYS
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.people.models import Membership
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose

DAY = timedelta(days=1)
LEARNT = {"title": "保密课", "form": "class", "minutes": 120, "result": "attended", "paper": ""}


@pytest.fixture
def owing(cast: Any, behind_the_doors: Any) -> Any:
    """Return who owes a course, by the keys of the cast."""

    def find(course: Any) -> set[str]:
        names = {person.pk: key for key, person in cast.items()}
        with behind_the_doors():
            rows = Requirement.objects.open().filter(course=course)
            return {names[key] for key in rows.values_list("person", flat=True)}

    return find


@pytest.mark.clause("EDU-03")
def test_a_course_is_owed_by_whose_post_or_role_asks_for_it(
    course: Any, tick: Any, owing: Any, cast: Any
) -> None:
    for_all = course()
    involved = course(title="涉密人员", involved_only=True)
    of_role = course(title="定密责任人", posts=[], roles=["classifier"])
    others = course(title="文印", posts=["print"])
    tick()
    tick()
    assert owing(for_all) == cast.keys() - {"system", "security", "audit"}
    assert owing(involved) == {
        "keeper", "office_head", "secrecy_office", "leader", "classifier", "reader", "junior"
    }  # fmt: skip
    assert owing(of_role) == {"classifier"}
    assert owing(others) == set()


@pytest.mark.clause("EDU-03", shows="shown")
@pytest.mark.clause("EDU-03", shows="hidden")
def test_one_sees_what_one_must_learn_and_nobody_elses(
    course: Any, required: Any, client_of: Any
) -> None:
    mine = required(course(outline="十条守则"))
    listed = client_of("junior").get("/registers/training.requirement/").content.decode()
    assert listed.count("保密基本知识") == 1
    assert "十条守则" in client_of("junior").get(mine.get_absolute_url()).content.decode()
    assert "孙晓梅" in client_of("personnel").get(mine.get_absolute_url()).content.decode()
    assert client_of("stranger").get(mine.get_absolute_url()).status_code == 404
    assert (
        "孙晓梅"
        not in client_of("stranger").get("/registers/training.requirement/").content.decode()
    )
    assert client_of("stranger").get(mine.course.get_absolute_url()).status_code == 200


def test_what_is_learnt_closes_the_duty_and_comes_back_before_it_ends(
    course: Any, required: Any, cast: Any, tick: Any, behind_the_doors: Any
) -> None:
    choose(COURSE_DAYS, 20)
    made = course(ending="attended", months=6)
    row = required(made)
    with behind_the_doors():
        [duty] = Duty.objects.pending().filter(subject_ref=row.public_id)
    assert duty.name == "学完必修课程"
    assert timezone.localdate(duty.due_at) == timezone.localdate() + 20 * DAY
    fields = {"person": cast["junior"], "day": timezone.localdate(), "course": made, **LEARNT}
    book_record(**fields, by=cast["personnel"])
    with behind_the_doors():
        row.refresh_from_db()
        assert not Duty.objects.pending().filter(subject_ref=row.public_id).exists()
    assert row.met_at
    for days, times in ((-21, 1), (-19, 2)):
        with time_machine.travel(row.good_until + days * DAY):
            tick()
            with behind_the_doors():
                assert Requirement.objects.filter(person=row.person, course=made).count() == times
    with behind_the_doors():
        assert Requirement.objects.open().get(person=row.person).due_at == row.good_until


def test_who_leaves_the_post_owes_its_courses_no_longer(
    course: Any, tick: Any, owing: Any, cast: Any, behind_the_doors: Any
) -> None:
    made = course(involved_only=True)
    told = assign(
        person=cast["stranger"], course=made, due_on=timezone.localdate(), by=cast["personnel"]
    )
    tick()
    with behind_the_doors():
        held = Membership.objects.get(person=cast["junior"], circle__post__isnull=False)
        post = Post.objects.get(circle__memberships__person=cast["reader"])
    with system_scope("tests.post.left") as act:
        held.end(act.recorded_at)
    rate_post(post, levels=[], by=cast["personnel"])
    tick()
    assert owing(made).isdisjoint({"junior", "reader"})
    assert "stranger" in owing(made), "what was assigned stays"
    end_course(made, by=cast["personnel"])
    assert owing(made) == set()
    with behind_the_doors():
        assert not Duty.objects.pending().filter(subject_ref=told.public_id).exists()
    with pytest.raises(Refused, match="已停开"):
        end_course(made, by=cast["personnel"])


@pytest.mark.clause("EDU-03", shows="refused")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "已须完成"),
        ({"due_on": -DAY}, "在今天之前"),
        ({"by": "junior"}, "您的角色不办理"),
    ],
)
def test_a_course_is_not_assigned_twice_or_too_late_or_by_anybody(
    change: dict[str, Any], words: str, course: Any, cast: Any
) -> None:
    made, today = course(), timezone.localdate()
    if not change:
        assign(person=cast["junior"], course=made, due_on=today, by=cast["personnel"])
    due, by = today + change.get("due_on", DAY), cast[change.get("by", "personnel")]
    with pytest.raises(Refused, match=words):
        assign(person=cast["junior"], course=made, due_on=due, by=by)


def test_a_course_for_nobody_is_refused_at_the_form(client_of: Any, course: Any) -> None:
    with pytest.raises(Refused, match="没有对应"):
        course(posts=[])
    office = client_of("secrecy_office")
    fields = {"title": "网络安全", "part": "skills", "minutes": "1.5", "ending": "attended"}
    done = office.post(
        "/act/training.course.set-up/", {**fields, "months": "0", "posts": ["computer"]}
    )
    page = office.get(done.url).content.decode()
    assert "1.5" in page
    assert "计算机和网络" in page
