"""A setting changes by two people, for exactly this value, level and day, and never backwards."""

from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jiyao.foundation.procedures.calling import ask
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.regime.changing import begins
from jiyao.foundation.regime.models import SettingValue
from jiyao.foundation.regime.procedures.changes import adopt, draft, draft_preset
from jiyao.foundation.regime.tests.conftest import RETURN, REVIEW, day, grant


@pytest.fixture
def approved(cast: Any, signs: Any) -> Any:
    """Ask for a drafted change and let the leader approve it."""

    def begin(change: Any) -> Any:
        permit = ask(adopt, change, by=cast["secrecy_office"], asked_for=change.reason)
        grant(permit, remark="", by=cast["leader"], proofs=signs())
        return change

    return begin


def test_drafted_approved_and_adopted_it_holds_from_its_day_on(
    drafted: Any, approved: Any, cast: Any, new_entries: Any
) -> None:
    change = approved(drafted())
    assert str(change).startswith("复核间隔：由“30 天”改为“90 天”，自")
    adopt(change, by=cast["secrecy_office"])
    [row] = SettingValue.objects.all()
    assert (row.value, row.level, row.change) == (90, None, change)
    first = begins(day(2), timezone.now())
    assert timezone.localtime(row.since) == timezone.localtime(first)
    assert (REVIEW.at(timezone.now()), REVIEW.at(first)) == (30, 90)
    assert [e["outcome"] for e in new_entries("regime.change.drafted")] == ["done"]
    assert [e["outcome"] for e in new_entries("regime.change.adopted")] == ["done"]


def test_from_today_means_from_the_act_and_never_from_before(
    drafted: Any, approved: Any, cast: Any
) -> None:
    change = approved(drafted(starts=day(0)))
    before = timezone.now()
    adopt(change, by=cast["secrecy_office"])
    [row] = SettingValue.objects.all()
    assert before < row.since <= timezone.now()


def test_it_is_for_the_level_it_was_drafted_for(
    drafted: Any, approved: Any, cast: Any, level: Any
) -> None:
    secret = level("state", "secret")
    fields = {"code": RETURN.code, "value": "two_days", "starts": day(0), "level": secret}
    adopt(approved(drafted(**fields)), by=cast["secrecy_office"])
    now = timezone.now()
    assert RETURN.at(now, secret) == "two_days"
    assert RETURN.at(now, level("state", "confidential")) == "same_day"


def test_without_the_leaders_approval_it_is_refused(
    drafted: Any, cast: Any, new_entries: Any
) -> None:
    change = drafted()
    with pytest.raises(Refused, match="须经领导批准"):
        adopt(change, by=cast["secrecy_office"])
    [refused] = new_entries("regime.change.adopted")
    assert (refused["outcome"], refused["rules"]) == ("refused", ["procedures.approval"])
    assert not SettingValue.objects.exists()


def test_the_approval_of_one_change_serves_no_other(drafted: Any, approved: Any, cast: Any) -> None:
    approved(drafted())
    with pytest.raises(Refused, match="须经领导批准"):
        adopt(drafted(value=91), by=cast["secrecy_office"])


def test_who_asked_does_not_approve(drafted: Any, cast: Any, signs: Any) -> None:
    permit = ask(adopt, drafted(), by=cast["secrecy_office"], asked_for="年初会议定")
    for who in ("secrecy_office", "security", "keeper"):
        with pytest.raises(Refused):
            grant(permit, remark="", by=cast[who], proofs=signs())


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"code": "tests.unknown"}, "没有这项制度参数"),
        ({"value": -1}, "没有这个取值"),
        ({"value": "90"}, "没有这个取值"),
        ({"value": 30}, "本来就是这个取值"),
        ({"starts": day(-1)}, "不能早于今天"),
        ({"code": RETURN.code, "value": "never"}, "没有这个取值"),
    ],
)
def test_what_makes_no_sense_is_not_drafted(
    changes: dict[str, Any], why: str, drafted: Any, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=why):
        drafted(**changes)
    assert [e["outcome"] for e in new_entries("regime.change.drafted")] == ["refused"]


def test_a_level_is_named_only_where_levels_differ(drafted: Any, level: Any) -> None:
    with pytest.raises(Refused, match="不分密级"):
        drafted(level=level("state", "top"))


@pytest.mark.parametrize("who", ["leader", "security", "keeper", "stranger"])
def test_nobody_else_drafts(who: str, declared: None, cast: Any) -> None:
    fields = {"code": REVIEW.code, "level": None, "value": 90, "starts": day(1), "reason": "x"}
    with pytest.raises(Refused, match="角色"):
        draft(by=cast[who], **fields)
    with pytest.raises(Refused, match="角色"):
        draft_preset(kind="school", starts=day(1), reason="x", by=cast[who])


def test_once_adopted_it_is_not_adopted_again(drafted: Any, approved: Any, cast: Any) -> None:
    change = approved(drafted())
    adopt(change, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经办理施行"):
        adopt(change, by=cast["secrecy_office"])


def test_after_its_day_it_is_not_adopted(drafted: Any, approved: Any, cast: Any) -> None:
    change = approved(drafted(starts=day(0)))
    with (
        time_machine.travel(begins(day(1), timezone.now())),
        pytest.raises(Refused, match="不追溯"),
    ):
        adopt(change, by=cast["secrecy_office"])


def test_what_was_changed_in_between_must_be_drafted_anew(
    drafted: Any, approved: Any, cast: Any
) -> None:
    first, second = approved(drafted()), approved(drafted(value=91))
    adopt(second, by=cast["secrecy_office"])
    with pytest.raises(Refused, match="已经变化"):
        adopt(first, by=cast["secrecy_office"])
    assert REVIEW.at(begins(day(2), timezone.now())) == 91


def test_a_preset_changes_all_that_differs_in_one_act(
    declared: None, approved: Any, cast: Any, new_entries: Any
) -> None:
    by = cast["secrecy_office"]
    change = approved(draft_preset(kind="school", starts=day(0), reason="本校适用", by=by))
    assert str(change).startswith("按“学校”预设调整 2 项")
    adopt(change, by=by)
    now = timezone.now()
    assert (REVIEW.at(now), RETURN.at(now)) == (60, "two_days")
    assert len(new_entries("regime.change.adopted")) == 1


def test_a_preset_leaves_what_was_set_for_a_level(
    drafted: Any, approved: Any, cast: Any, level: Any
) -> None:
    by, top = cast["secrecy_office"], level("state", "top")
    change = draft_preset(kind="school", starts=day(0), reason="本校适用", by=by)
    adopt(approved(change), by=by)
    assert RETURN.at(timezone.now(), top) == "same_day"


@pytest.mark.parametrize(
    ("kind", "why"), [("agency", "已经与这种单位类型的预设一致"), ("navy", "没有这种单位类型")]
)
def test_a_preset_that_changes_nothing_or_is_none_is_refused(
    kind: str, why: str, declared: None, cast: Any
) -> None:
    with pytest.raises(Refused, match=why):
        draft_preset(kind=kind, starts=day(1), reason="x", by=cast["secrecy_office"])
