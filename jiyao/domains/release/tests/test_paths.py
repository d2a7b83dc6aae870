"""The path of reviews: each value of the setting, each step another person (PUB-01)."""

from typing import Any

import pytest

from jiyao.domains.release.models import State, Turn
from jiyao.domains.release.procedures.reviewing import adopt, pass_on, refuse, send_back
from jiyao.domains.release.procedures.submitting import begin, drop
from jiyao.domains.release.settings import (
    MEETING_NEWS,
    PATH_OF_INTERNAL,
    PATH_OF_MATERIAL,
    PATH_OF_NEWS,
    PATH_OF_WEBSITE,
    PATH_OF_WORKS,
)
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose
from tests.released_at_hand import Desk

OF_KINDS = {
    "website": PATH_OF_WEBSITE,
    "press": PATH_OF_NEWS,
    "lecture": PATH_OF_WORKS,
    "internal": PATH_OF_INTERNAL,
    "material": PATH_OF_MATERIAL,
}
WHO = {
    "department": "classifier",
    "secrecy": "secrecy_office",
    "leader": "leader",
    "office": "office_head",
}
PATHS = {
    "dept_head_leader_office": ("department", "leader", "office"),
    "unit_leader": ("leader",),
    "self_or_referral_then_leader_register": ("secrecy", "leader"),
    "two_signatures_and_superior": ("department", "leader", "superior"),
    "committee": ("secrecy", "committee"),
}


def go_through(desk: Desk, kind: str, path: str) -> Any:
    """Let a submission pass through every step of a path but the last."""
    choose(OF_KINDS[kind], path)
    submission = desk.begun(kind=kind)
    desk.sent(submission, head="classifier" if "department" in PATHS[path] else "")
    people = [WHO[stage] for stage in PATHS[path] if stage in WHO]
    desk.passed(submission, *people)
    return submission


@pytest.mark.clause("PUB-01")
@pytest.mark.parametrize("path", PATH_OF_WEBSITE.values)
def test_each_path_is_gone_to_its_end(path: str, desk: Desk) -> None:
    submission = go_through(desk, "website", path)
    if PATHS[path][-1] not in WHO:
        assert desk.fresh(submission).state == State.REVIEWED
        fields = {"reference": "保委纪〔2026〕3号", "words": "同意"}
        adopt(submission, by=desk.cast["secrecy_office"], proofs=desk.signs(), **fields)
    assert desk.fresh(submission).state == State.APPROVED
    with desk.behind():
        stages = list(Turn.objects.order_by("place").values_list("stage", flat=True))
    assert stages == ["self", *PATHS[path]]


@pytest.mark.clause("PUB-07", "PUB-12")
@pytest.mark.parametrize(("kind", "setting"), OF_KINDS.items())
def test_each_group_of_kinds_has_a_path_of_its_own(kind: str, setting: Any, desk: Desk) -> None:
    assert set(setting.values) == set(PATHS)
    assert desk.fresh(go_through(desk, kind, "unit_leader")).state == State.APPROVED


@pytest.mark.clause("PUB-01", shows="refused")
@pytest.mark.parametrize("head", ["", "reader"])
def test_the_author_is_not_the_head_who_reviews_it(head: str, desk: Desk) -> None:
    choose(PATH_OF_WEBSITE, "dept_head_leader_office")
    with pytest.raises(Refused, match=r"没有选部门负责人|不能审查自己"):
        desk.sent(desk.begun(), head=head)


@pytest.mark.clause("PUB-01", "PUB-07", "PUB-12", shows="refused")
def test_nobody_reviews_his_own(desk: Desk) -> None:
    submission = desk.sent(desk.begun(kind="internal"))
    with pytest.raises(Refused, match="不能审查自己"):
        pass_on(submission, words="", by=desk.cast["reader"], proofs=desk.signs())


@pytest.mark.clause("PUB-01", shows="refused")
def test_what_nobody_else_could_review_is_not_sent(desk: Desk) -> None:
    with pytest.raises(Refused, match="除作者外没有人能办理：单位领导审定"):
        desk.sent(desk.begun(by="leader"))


@pytest.mark.clause("PUB-01", shows="refused")
def test_nobody_decides_two_steps(desk: Desk) -> None:
    choose(PATH_OF_WEBSITE, "dept_head_leader_office")
    submission = desk.sent(desk.begun(), head="leader")
    desk.passed(submission, "leader")
    with pytest.raises(Refused, match="审查过前面的环节"):
        pass_on(submission, words="", by=desk.cast["leader"], proofs=desk.signs())


@pytest.mark.clause("PUB-01", shows="refused")
def test_the_steps_are_gone_in_their_order(desk: Desk) -> None:
    submission = desk.sent(desk.begun(by="junior"))
    with pytest.raises(Refused) as refused:
        adopt(
            submission,
            reference="1",
            words="",
            by=desk.cast["secrecy_office"],
            proofs=desk.signs(),
        )
    assert "集体" in str(refused.value)


def test_who_has_the_turn_owes_it_and_may_read_it(desk: Desk, client_of: Any) -> None:
    submission = desk.sent(desk.begun())
    version = desk.version(submission)
    assert client_of("leader").get(version.get_absolute_url()).status_code == 404
    desk.passed(submission, "secrecy_office")
    with desk.behind():
        [duty] = Duty.objects.pending().filter(kind_code="release.review")
    assert duty.owner == desk.cast["leader"]
    assert client_of("leader").get(version.get_absolute_url()).status_code == 200


def test_what_is_sent_back_is_mended_and_goes_its_whole_way_again(
    desk: Desk, new_entries: Any
) -> None:
    submission = desk.sent(desk.begun())
    words = {"words": "删去第二段", "by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    send_back(submission, **words)
    assert len(new_entries("release.submission.returned")) == 1
    with desk.behind():
        [duty] = Duty.objects.pending().filter(kind_code="release.mend")
    assert duty.owner == desk.cast["reader"]
    desk.changed(submission, "本单位举办开放日。")
    again = desk.sent(desk.fresh(submission))
    with desk.behind():
        assert (again.round, again.turn.stage) == (2, "secrecy")


def test_what_is_refused_or_dropped_goes_no_further(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    refuse(submission, words="涉及工作秘密", by=desk.cast["secrecy_office"], proofs=desk.signs())
    assert desk.fresh(submission).state == State.REFUSED
    other = desk.begun()
    drop(other, by=desk.cast["reader"])
    with pytest.raises(Refused, match="已撤回"):
        desk.sent(desk.fresh(other))


@pytest.mark.clause("PUB-07", shows="refused")
def test_news_of_a_classified_meeting_is_forbidden_unless_the_setting_says_otherwise(
    desk: Desk,
) -> None:
    with pytest.raises(Refused, match="不得报道"):
        desk.begun(kind="meeting")
    choose(MEETING_NEWS, "approved")
    assert desk.begun(kind="meeting").number


def test_nothing_is_begun_without_a_text(desk: Desk, new_entries: Any) -> None:
    with pytest.raises(Refused, match="没有正文"):
        desk.begun(files=[])
    [entry] = new_entries(begin.code)
    assert entry["outcome"] == "refused"
