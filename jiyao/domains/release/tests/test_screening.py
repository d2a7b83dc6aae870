"""Screening: as it is handed in, in place, cleared by another with a reason (PUB-05)."""

from typing import Any

import pytest

from jiyao.domains.release.demo import poster
from jiyao.domains.release.models import Hit
from jiyao.domains.release.procedures.reviewing import clear, pass_on
from jiyao.domains.release.procedures.watchwords import end_word, enter_words
from jiyao.domains.release.screening.asking import unanswered
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.domains.release.screening.keeping import keep
from jiyao.domains.release.screening.working import go_on
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from jiyao.foundation.vault.apart import turn
from tests.files import picture, upload_of
from tests.released_at_hand import INTERNAL, PLAIN, SECRET, Desk


def test_a_text_is_screened_while_its_author_waits(desk: Desk) -> None:
    files = desk.files(INTERNAL)
    assert files[0].screened
    submission = desk.begun(files=files)
    assert desk.version(submission).is_screened
    assert [hit.rule for hit in desk.hits(submission)] == ["内部资料"]


def test_a_picture_is_read_beside_the_server_and_holds_the_sending_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "screened", lambda: None)
    scan = HandedIn(upload_of("海报.png", picture("PNG")))
    submission = desk.begun(files=[*desk.files(PLAIN), scan])
    with pytest.raises(Refused, match="筛查还没有完成"):
        desk.sent(submission)
    assert go_on()
    assert not go_on()
    assert desk.sent(submission).number


@pytest.mark.clause("PUB-05", shows="refused")
def test_a_strong_mark_blocks_until_the_text_is_changed(desk: Desk) -> None:
    submission = desk.begun(SECRET)
    with pytest.raises(Refused, match="密级标志"):
        desk.sent(submission)
    desk.changed(submission, PLAIN)
    assert desk.sent(submission).number


@pytest.mark.clause("PUB-05", shows="refused")
def test_nothing_passes_while_a_hit_stands(desk: Desk) -> None:
    submission = desk.sent(desk.begun(INTERNAL))
    desk.checked(submission, "secrecy_office")
    with pytest.raises(Refused, match="1 处筛查发现"):
        pass_on(submission, words="", by=desk.cast["secrecy_office"], proofs=desk.signs())


@pytest.mark.parametrize(("text", "said"), [(PLAIN, True), (INTERNAL, False)])
def test_the_author_is_not_made_to_declare_what_the_findings_deny(
    text: str, said: bool, desk: Desk, page: Any
) -> None:
    submission = desk.begun(text)
    form = page("reader", f"/act/release.submission.sent/{submission.public_id}/")
    assert ("经自审，不涉及国家秘密" in form) == said
    assert ("筛查有 1 处待处理" in form) == (not said)


@pytest.mark.clause("PUB-05")
def test_a_hit_is_cleared_with_a_reason_by_who_reviews(desk: Desk, new_entries: Any) -> None:
    submission = desk.sent(desk.begun(INTERNAL))
    desk.cleared(submission)
    assert desk.hits(submission) == []
    assert len(new_entries("release.hits.cleared")) == 1
    desk.passed(submission, "secrecy_office", "leader")


@pytest.mark.clause("PUB-05", shows="refused")
@pytest.mark.parametrize(("who", "says"), [("reader", "作者不能"), ("leader", "由正在审查的人")])
def test_neither_the_author_nor_who_is_not_asked_clears(who: str, says: str, desk: Desk) -> None:
    submission = desk.begun(INTERNAL)
    if who == "leader":
        desk.sent(submission)
        desk.cleared(submission)
        desk.passed(submission, "secrecy_office")
        desk.changed(desk.fresh(submission), INTERNAL)
    with pytest.raises(Refused, match=says):
        desk.cleared(submission, by=who)


@pytest.mark.clause("PUB-05", shows="refused")
def test_a_strong_mark_is_cleared_by_the_secrecy_office_alone(desk: Desk) -> None:
    submission = desk.sent(desk.begun(PLAIN, kind="website"))
    enter_words(words=[("开放日", "L1")], by=desk.cast["secrecy_office"])
    desk.screened()
    desk.cleared(submission)
    desk.passed(submission, "secrecy_office")
    enter_words(words=[("欢迎", "L1")], by=desk.cast["secrecy_office"])
    desk.screened()
    with pytest.raises(Refused, match="只能由保密办"):
        desk.cleared(submission, by="leader")


def test_what_could_not_be_read_is_never_clean(desk: Desk) -> None:
    broken = HandedIn(upload_of("乱.txt", "正文".encode() + b"\n"))
    submission = desk.begun(broken)
    with desk.behind():
        file = desk.version(submission).files.get()
    with system_scope("tests.file.screened") as act:
        keep(file, unanswered(file.rules), act.recorded_at)
    desk.sent(submission)
    desk.checked(submission, "secrecy_office")
    with pytest.raises(Refused, match="1 处筛查发现"):
        pass_on(submission, words="", by=desk.cast["secrecy_office"], proofs=desk.signs())


def test_new_words_are_looked_for_before_the_approval(desk: Desk) -> None:
    submission = desk.sent(desk.begun())
    desk.checked(submission, "secrecy_office")
    word = enter_words(words=[("开放日", "L2")], by=desk.cast["secrecy_office"])
    people = {"by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    with pytest.raises(Refused, match="正在重新筛查"):
        pass_on(submission, words="", **people)
    desk.screened()
    assert [hit.rule for hit in desk.hits(submission)] == ["开放日"]
    end_word(word, by=desk.cast["secrecy_office"])
    desk.screened()
    assert desk.hits(submission) == []
    assert pass_on(submission, words="", **people).number


def test_what_was_cleared_stays_cleared_when_screened_again(desk: Desk) -> None:
    submission = desk.sent(desk.begun(INTERNAL))
    desk.cleared(submission)
    enter_words(words=[("别的", "L2")], by=desk.cast["secrecy_office"])
    desk.screened()
    assert desk.hits(submission) == []


def test_hits_of_another_version_are_not_cleared(desk: Desk) -> None:
    submission = desk.sent(desk.begun(INTERNAL))
    [hit] = desk.hits(submission)
    other = desk.version(desk.begun(INTERNAL))
    with desk.behind():
        assert other.uncleared.exists()
    with pytest.raises(Refused, match="没有选这一稿"):
        clear(other, hits=[hit], reason="看过", by=desk.cast["secrecy_office"])


def test_the_page_marks_the_place_in_the_text(desk: Desk, page: Any) -> None:
    submission = desk.begun(INTERNAL)
    shown = page("reader", desk.version(submission).get_absolute_url())
    assert ">内部资料</mark>" in shown
    assert "本单位举办开放日活动" in shown


def test_every_place_that_looks_alike_is_marked(desk: Desk, page: Any) -> None:
    submission = desk.begun("前言\n此件内部资料\n\n正文\n此件内部资料\n")
    shown = page("reader", desk.version(submission).get_absolute_url())
    assert shown.count(">内部资料</mark>") == 2


def test_the_page_is_gone_for_a_stranger(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.begun(INTERNAL))
    for who in ("stranger", "keeper"):
        assert client_of(who).get(version.get_absolute_url()).status_code == 404


def test_hits_are_rows_under_the_label_of_their_version(desk: Desk) -> None:
    submission = desk.begun(INTERNAL)
    with desk.behind():
        assert {hit.label_id for hit in Hit.objects.all()} == {submission.label_id}


def test_what_is_found_again_in_another_reading_of_a_page_is_one_hit(desk: Desk) -> None:
    report = HandedIn(upload_of("报告.pdf", turn(INTERNAL.encode()).made))
    submission = desk.begun(report)
    assert [(hit.rule, hit.part) for hit in desk.hits(submission)] == [("内部资料", "第 1 页")]


def test_the_page_draws_a_box_around_the_place(desk: Desk, client_of: Any) -> None:
    report = HandedIn(upload_of("报告.pdf", turn(INTERNAL.encode()).made))
    version = desk.version(desk.begun(report))
    response = client_of("reader").get(version.get_absolute_url())
    [box] = response.context["boxes"]
    assert box["hit"].rule == "内部资料"
    assert 0 < box["x"] < 960
    assert 0 < box["y"] < response.context["tall"]
    assert client_of("reader").get(response.context["picture"]).status_code == 200


def test_a_mark_in_a_picture_is_read_and_its_place_is_kept(desk: Desk, client_of: Any) -> None:
    submission = desk.begun(poster())
    [hit] = desk.hits(submission)
    assert (hit.grade, hit.words) == ("L1", "秘密★5年")
    version = desk.version(submission)
    [box] = client_of("reader").get(version.get_absolute_url()).context["boxes"]
    assert box["x"] < 200
    assert box["y"] < 200
