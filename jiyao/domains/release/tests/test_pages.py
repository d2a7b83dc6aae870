"""What the pages of a release show: what comes next, to whom; and what only readers may see."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.release.demo import poster
from jiyao.domains.release.procedures.reviewing import send_back
from jiyao.domains.release.procedures.submitting import hand_in
from jiyao.foundation.paper.tests.reading import words_of
from tests.released_at_hand import INTERNAL, SECRET, Desk


def next_for(who: str, client_of: Any, record: Any) -> str:
    shown = client_of(who).get(record.get_absolute_url())
    return str(shown.context["comes_next"])


def test_what_comes_next_is_what_stands_out(desk: Desk, client_of: Any) -> None:
    submission = desk.begun(SECRET)
    assert next_for("reader", client_of, submission) == "release.version.handed-in"
    desk.changed(submission, INTERNAL)
    assert next_for("reader", client_of, submission) == "release.submission.sent"
    desk.sent(submission)
    assert next_for("reader", client_of, submission) == ""
    assert next_for("secrecy_office", client_of, submission) == "release.checklist.answered"
    desk.cleared(submission)
    shown = client_of("secrecy_office").get(desk.version(submission).get_absolute_url())
    assert "请阅后在" in shown.content.decode()
    desk.checked(submission, "secrecy_office")
    version = desk.version(submission)
    for page in (submission, version):
        assert next_for("secrecy_office", client_of, page) == "release.submission.passed"
    shown = client_of("secrecy_office").get(version.get_absolute_url())
    assert "请阅后在" not in shown.content.decode()


def test_a_file_that_waits_for_screening_is_told_beside_what_was_found(
    desk: Desk, client_of: Any
) -> None:
    submission = desk.begun(INTERNAL)
    fields = {"files": [*desk.files(INTERNAL), poster()], "by": desk.cast["reader"]}
    waiting = hand_in(submission, **fields)
    shown = client_of("reader").get(waiting.get_absolute_url()).content.decode()
    assert "还有 1 个文件在筛查" in shown
    assert "正文.txt" in shown
    assert ">内部资料</mark>" in shown


def test_what_a_reviewer_wrote_of_the_text_is_for_its_readers(desk: Desk, page: Any) -> None:
    submission = desk.sent(desk.begun(INTERNAL))
    send_back(submission, words="删去第三段", by=desk.cast["secrecy_office"], proofs=desk.signs())
    assert "删去第三段" in page("reader", submission.get_absolute_url())
    shown = page("keeper", submission.get_absolute_url())
    assert "退回修改" in shown
    assert "删去第三段" not in shown


def test_nothing_is_planned_for_a_day_that_is_over(client_of: Any) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    shown = client_of("reader").post(
        "/act/release.submission.begun/", {"planned_on": yesterday.isoformat()}
    )
    assert "不能早于今天" in str(shown.context["form"].errors["planned_on"])


def test_the_year_is_printed_for_who_handles_all_of_it(desk: Desk, client_of: Any) -> None:
    desk.begun(INTERNAL)
    words = words_of(client_of("secrecy_office").get("/release/year/print/").content)
    assert "信息公开保密审查年度统计表" in words
    assert "网站和新媒体000011" in words
    assert client_of("leader").get("/release/year/print/").status_code == 403
