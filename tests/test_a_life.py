"""A person's life in the house, from the application to the end of the release period."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.config.schedule import SCHEDULE
from jiyao.domains.organisation.models import PledgeText
from jiyao.domains.organisation.procedures.pledging import sign_pledge
from jiyao.domains.organisation.procedures.posts import set_up_post
from jiyao.domains.personnel.briefing import BRIEFING
from jiyao.domains.personnel.models import PersonFile, PostHolding, Release, Review
from jiyao.domains.personnel.procedures.leaving import begin_leaving, confirm_hand_over
from jiyao.domains.personnel.procedures.passports import deposit, hand_out, take_back
from jiyao.domains.personnel.procedures.posting import give_up_post, take_post
from jiyao.domains.personnel.procedures.releasing import contact, end_release
from jiyao.domains.personnel.procedures.reviewing import confirm, judge
from jiyao.domains.personnel.procedures.travelling import acknowledge, brief, decide, report_return
from jiyao.domains.personnel.procedures.vetting import conclude, open_vetting
from jiyao.domains.training.models import Course, Question
from jiyao.domains.training.procedures.banking import enter_question
from jiyao.domains.training.procedures.courses import set_up_course
from jiyao.domains.training.procedures.examining import begin, hand_in
from jiyao.domains.training.procedures.requiring import assign
from jiyao.domains.training.settings import EXAM_QUESTIONS
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.approvals.procedures.deciding import grant
from jiyao.foundation.calendar.jobs import run
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle
from jiyao.foundation.people.pins import set_pin
from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.carriers_at_hand import choose
from tests.leaving_at_hand import get_ready, in_hand, let_go
from tests.leaving_at_hand import hand_in as hand_copy_in
from tests.people_at_hand import considered, on_a_journey, speak

DAY = timedelta(days=1)
OPTIONS = ["本机关负责人决定", "任何人都可以", "上网查询", "不用管"]


class Life:
    """One newcomer, and the people of the house who see to the steps."""

    def __init__(self, file: PersonFile, cast: dict[str, Any], signs: Any, behind: Any) -> None:
        self.file, self.person, self.signs, self.behind = file, file.person, signs, behind
        self.cast = {**cast, "newcomer": file.person}
        with system_scope("tests.pin.set"):
            set_pin(self.person, "482915")

    def may_read(self, level: Any) -> bool:
        with self.behind():
            return level.pk in facts_of(self.person, timezone.now()).levels

    def approved(self, procedure: Any, record: Any, **fields: Any) -> Any:
        """Perform what personnel asks for and the leader grants."""
        by = self.cast["personnel"]
        permit = ask(procedure, record, by=by, asked_for="按程序办理", **fields)
        grant(permit, remark="", by=self.cast["leader"], proofs=self.signs())
        return procedure(record, by=by, **fields)

    def is_vetted(self, post: Any) -> None:
        vetting = open_vetting(self.file, post=post, by=self.cast["personnel"])
        considered(vetting, self.cast, self.signs, self.behind)
        self.approved(conclude, vetting, outcome="passed", opinion="可以任用")

    def learns(self, course: Course) -> Any:
        """Take the course and its examination, with every answer right."""
        due = timezone.localdate() + 30 * DAY
        needs = {"person": self.person, "course": course, "due_on": due}
        attempt = begin(assign(**needs, by=self.cast["secrecy_office"]), by=self.person)
        with self.behind():
            right = {
                ref: sorted(
                    order.index(place)
                    for place in Question.objects.get(public_id=ref).solution.right
                )
                for ref, order in attempt.drawn
            }
        return hand_in(attempt, answers=right, by=self.person)

    def pledges(self) -> None:
        with self.behind():
            text = PledgeText.objects.get(occasion="entry")
        sign_pledge(text, by=self.person, proofs=self.signs())

    def is_reviewed(self) -> None:
        with self.behind():
            due = list(Review.objects.filter(person=self.person).select_related("person"))
        assert {review.kind_of for review in due} == {"fitness", "duty"}
        for review in due:
            judge(review, verdict="fit", findings="表现良好", by=self.cast["personnel"])
            confirm(review, by=self.cast["secrecy_office"])

    def travels(self) -> None:
        """Go abroad for ten days with the passport, and report."""
        office = {"by": self.cast["personnel"]}
        journey = on_a_journey(self.cast, self.signs, "newcomer")
        speak(journey, self.cast, self.signs, self.behind)
        brief(journey, briefing=BRIEFING, by=self.cast["secrecy_office"])
        acknowledge(journey, by=self.person, proofs=self.signs())
        self.approved(decide, journey, outcome="approved")
        fields = {"kind_of": "ordinary", "number": "E76543210"}
        until = timezone.localdate() + 900 * DAY
        passport = deposit(person=self.person, **fields, expires_on=until, **office)
        hand_out(passport, journey=journey, **office)
        with time_machine.travel(start_of(journey.returns_on + 2 * DAY), tick=False):
            back = {"returned_on": journey.returns_on, "contacts": "亲属", "incidents": "无"}
            report_return(journey, **back, by=self.person)
            take_back(passport, **office)


@pytest.fixture
def course(cast: Any) -> Course:
    """The course for newcomers, which ends with a certificate, with five questions."""
    choose(EXAM_QUESTIONS, 5)
    office = {"by": cast["secrecy_office"]}
    fields = {"title": "上岗前保密培训", "part": "skills", "outline": "", "minutes": 120}
    ending = {"ending": "certified", "months": 12, "posts": ["staff"]}
    made: Course = set_up_course(**fields, **ending, involved_only=False, roles=[], **office)
    for n in range(5):
        entered = {"kind": "single", "text": f"第{n}题", "options": OPTIONS, "right": [n % 4]}
        enter_question(course=made, **entered, **office)
    return made


@pytest.fixture
def life(newcomer: Any, cast: Any, signs: Any, behind_the_doors: Any) -> Life:
    return Life(newcomer(), cast, signs, behind_the_doors)


def tick() -> None:
    """Let the calendar do everything that is due."""
    for job in SCHEDULE:
        run(job, timezone.now())


def _in_the_post(life: Life, post: Any, secret: Any) -> None:
    """Reviewed with everybody, abroad and back, then another post."""
    tick()
    life.is_reviewed()
    life.travels()
    unit = Circle.objects.get(name="办公室")
    fields = {"name": "机要文书", "unit": unit, "kind": "courier", "duties": ""}
    another = set_up_post(**fields, levels=[secret], by=life.cast["personnel"])
    with life.behind():
        before = PostHolding.objects.get(person=life.person, post=post)
    life.is_vetted(another)
    take_post(life.file, post=another, by=life.cast["personnel"])
    give_up_post(before, by=life.cast["personnel"])
    assert life.may_read(secret), "by the new post"


def _leaves(life: Life, copy: Any) -> Release:
    """Leave the house; as long as a copy is held, nothing goes on."""
    cast, signs = life.cast, life.signs
    in_hand(copy, "newcomer", cast, signs)
    leaving = begin_leaving(life.file, way="retires", reason="到龄", by=cast["personnel"])
    get_ready(leaving, cast, signs, "hand-in", "rights")
    with pytest.raises(Refused, match="还有"):
        confirm_hand_over(leaving, words="门禁卡", by=cast["secrecy_office"])
    hand_copy_in(copy, "newcomer", cast, signs)
    done = ("talk", "brief", "heard", "declare", "review", "countersign", "pledge", "body")
    get_ready(leaving, cast, signs, *done)
    let_go(leaving, 18, cast, signs)
    with life.behind():
        return Release.objects.select_related("person").get(leaving=leaving)


@pytest.mark.clause("PER-02", "PER-05", "PER-06", "PER-07", "PER-08", "EDU-02", "EDU-04")
def test_from_the_application_to_the_end_of_the_release_period(
    life: Life, post: Any, course: Course, copy_of: Any, level: Any
) -> None:
    secret = level("state", "secret")
    copy = copy_of("state", "secret", circles=("办公室",))
    personnel = {"by": life.cast["personnel"]}
    life.is_vetted(post)
    with pytest.raises(Refused, match="保密培训合格证"):
        take_post(life.file, post=post, **personnel)
    assert life.learns(course).passed
    with pytest.raises(Refused, match="保密承诺书"):
        take_post(life.file, post=post, **personnel)
    life.pledges()
    assert not life.may_read(secret)
    take_post(life.file, post=post, **personnel)
    assert life.may_read(secret)
    with time_machine.travel(start_of(date(timezone.localdate().year + 1, 1, 5))):
        _in_the_post(life, post, secret)
        release = _leaves(life, copy)
        assert not life.may_read(secret)
        assert not release.person.is_active
    with pytest.raises(Refused, match="才满"):
        end_release(release, **personnel)
    with time_machine.travel(release.until + DAY):
        tick()
        contact(release, work="退休", abroad="无", remark="", **personnel)
        end_release(release, **personnel)
    with life.behind():
        release.refresh_from_db()
    assert release.released_by == life.cast["personnel"]
