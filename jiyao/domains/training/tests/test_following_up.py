"""A newcomer is guided by dates; each step is signed by two, missing ones are chased (EDU-10)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from jiyao.domains.training.forms.following_up import usual_steps
from jiyao.domains.training.models import FollowUp
from jiyao.domains.training.procedures.following_up import begin_follow_up, confirm, guide, hand_on
from jiyao.domains.training.settings import FIRST_STEP, SECOND_STEP, THIRD_STEP
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused, Unseen
from tests.carriers_at_hand import choose

ENTERED = date(2026, 11, 2)
STEPS = [(7, "制度和职责"), (30, "文件和设备")]


@pytest.fixture
def plan(cast: Any) -> Any:
    """Plan the guiding of the junior by the reader."""

    def begin(**changes: Any) -> FollowUp:
        fields = {"person": cast["junior"], "supervisor": cast["reader"], "steps": STEPS}
        entered = {"entered_on": ENTERED, "by": cast["personnel"]}
        return begin_follow_up(**{**fields, **entered, **changes})

    return begin


@pytest.fixture
def first(behind_the_doors: Any) -> Any:
    """Return the first step of a plan."""

    def find(plan: FollowUp) -> Any:
        with behind_the_doors():
            return plan.steps.order_by("due_at").first()

    return find


@pytest.fixture
def owed(cast: Any, behind_the_doors: Any) -> Any:
    """Return what one of the cast owes about guiding, with the day it is due."""

    def find(key: str) -> list[tuple[str, date]]:
        with behind_the_doors():
            rows = Duty.objects.owed_by(cast[key].pk)
            return [(d.name, timezone.localdate(d.due_at)) for d in rows]

    return find


@pytest.mark.clause("EDU-10", shows="in-time")
def test_supervisor_and_newcomer_sign_each_step_in_turn(
    plan: Any, first: Any, owed: Any, cast: Any, signs: Any
) -> None:
    step = first(plan())
    days = [ENTERED + timedelta(days=7), ENTERED + timedelta(days=30)]
    assert owed("reader") == [("辅导新进人员", day) for day in days]
    assert owed("junior") == []
    guide(step, remark="已讲解", by=cast["reader"], proofs=signs())
    assert owed("reader") == [("辅导新进人员", days[1])]
    assert owed("junior") == [("确认辅导", days[0])]
    done = confirm(step, by=cast["junior"], proofs=signs())
    assert owed("junior") == []
    assert str(done.state) == "已完成"


@pytest.mark.clause("EDU-10", shows="overdue")
def test_a_missing_step_is_late_for_whose_signature_is_missing(
    plan: Any, first: Any, cast: Any, signs: Any, behind_the_doors: Any
) -> None:
    made = plan()
    late = timezone.now() + timedelta(days=400)
    guide(first(made), remark="已讲解", by=cast["reader"], proofs=signs())
    with behind_the_doors():
        owing = [duty.owner for duty in Duty.objects.overdue(late).order_by("due_at")]
    assert owing == [cast["junior"], cast["reader"]]


@pytest.mark.clause("EDU-10", shows="shown")
@pytest.mark.clause("EDU-10", shows="hidden")
def test_the_two_and_the_offices_see_the_plan_and_nobody_else(
    plan: Any, first: Any, client_of: Any
) -> None:
    made = plan()
    for address in (made.get_absolute_url(), first(made).get_absolute_url()):
        for key in ("junior", "reader", "personnel", "secrecy_office"):
            page = client_of(key).get(address)
            assert "制度和职责" in page.content.decode(), key
        for key in ("stranger", "leader", "keeper", "system"):
            assert client_of(key).get(address).status_code == 404, key
    assert "孙晓梅" in client_of("reader").get("/registers/training.follow-up/").content.decode()
    assert "孙晓梅" not in client_of("leader").get("/registers/training.step/").content.decode()


@pytest.mark.clause("EDU-10", shows="refused")
def test_nobody_signs_for_another_or_out_of_turn_or_without_pin(
    plan: Any, first: Any, cast: Any, signs: Any
) -> None:
    step = first(plan())
    with pytest.raises(Refused, match="主管还没有签字"):
        confirm(step, by=cast["junior"], proofs=signs())
    with pytest.raises(Refused, match="由主管 李思远 签字"):
        guide(step, remark="x", by=cast["junior"], proofs=signs())
    with pytest.raises(Unseen):
        guide(step, remark="x", by=cast["stranger"], proofs=signs())
    with pytest.raises(Refused, match="缺少签名"):
        guide(step, remark="x", by=cast["reader"])
    guide(step, remark="已讲解", by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="主管已经签字"):
        guide(step, remark="再讲", by=cast["reader"], proofs=signs())
    with pytest.raises(Refused, match="由 孙晓梅 本人签字"):
        confirm(step, by=cast["reader"], proofs=signs())
    confirm(step, by=cast["junior"], proofs=signs())
    with pytest.raises(Refused, match="本人已经签字"):
        confirm(step, by=cast["junior"], proofs=signs())


def test_somebody_else_guides_what_is_left(
    plan: Any, first: Any, owed: Any, cast: Any, signs: Any
) -> None:
    made = plan()
    guide(first(made), remark="已讲解", by=cast["reader"], proofs=signs())
    hand_on(made, supervisor=cast["classifier"], by=cast["personnel"])
    assert owed("reader") == []
    assert owed("classifier") == [("辅导新进人员", ENTERED + timedelta(days=30))]
    with pytest.raises(Refused, match="不能是新人本人"):
        hand_on(made, supervisor=cast["junior"], by=cast["personnel"])


@pytest.mark.parametrize(
    ("change", "words"),
    [({"supervisor": "junior"}, "不能是新人本人"), ({"steps": []}, "没有辅导步骤")],
)
def test_a_plan_has_steps_and_somebody_who_guides(
    change: dict[str, Any], words: str, plan: Any, cast: Any
) -> None:
    given = {name: cast["junior"] if value == "junior" else value for name, value in change.items()}
    with pytest.raises(Refused, match=words):
        plan(**given)


@pytest.mark.parametrize(
    ("days", "first_words"), [((7, 30, 90), "7 "), ((5, 20, 60), "5 "), ((0, 20, 0), "20 ")]
)
def test_the_dates_are_set_and_may_be_changed_for_one(
    days: tuple[int, int, int], first_words: str, database: Any, client_of: Any, cast: Any,
    behind_the_doors: Any
) -> None:  # fmt: skip
    for setting, value in zip((FIRST_STEP, SECOND_STEP, THIRD_STEP), days, strict=True):
        choose(setting, value)
    lines = usual_steps().splitlines()
    assert len(lines) == sum(1 for value in days if value)
    assert lines[0].startswith(first_words)
    fields = {"person": str(cast["junior"].pk), "supervisor": str(cast["reader"].pk)}
    what = {**fields, "entered_on": "2026-11-02"}
    client = client_of("personnel")
    wrong = client.post("/act/training.follow-up.begun/", {**what, "steps": "先讲制度"})
    assert "每行先写天数" in wrong.content.decode()
    client.post("/act/training.follow-up.begun/", {**what, "steps": "14天：讲制度\n3 报到"})
    with behind_the_doors():
        steps = FollowUp.objects.get().steps.order_by("due_at")
        assert [(s.title, timezone.localdate(s.due_at).day) for s in steps] == [
            ("报到", 5), ("讲制度", 16)
        ]  # fmt: skip
