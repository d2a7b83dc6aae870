"""A new version begins with the last; the checklist stands beside the text (PUB-02, PUB-06)."""

from typing import Any

import pytest

from jiyao.domains.release.models import Confirmation, Hit, Prohibition, VersionFile
from jiyao.domains.release.procedures.reviewing import send_back
from jiyao.domains.release.procedures.submitting import hand_in
from jiyao.domains.release.screening.handing import HandedIn
from tests.files import upload_of
from tests.released_at_hand import INTERNAL, PLAIN, Desk


def change(submission: Any) -> str:
    return f"/act/release.version.handed-in/{submission.public_id}/"


def check(version: Any) -> str:
    return f"/act/release.checklist.answered/{version.public_id}/"


@pytest.fixture
def returned(desk: Desk) -> Any:
    """Sent back with a remark; the picture beside the text is an attachment."""
    beside = HandedIn(upload_of("说明.txt", "附件说明\n".encode()))
    submission = desk.sent(desk.begun(INTERNAL, beside))
    send_back(submission, words="删去第三段", by=desk.cast["secrecy_office"], proofs=desk.signs())
    return submission


def test_it_begins_with_the_last_text_beside_what_is_to_be_changed(
    returned: Any, client_of: Any, new_entries: Any
) -> None:
    form = client_of("reader").get(change(returned)).context["form"]
    assert form.initial["text"] == INTERNAL
    assert "保密审查退回修改，郑守言" in form.initial["told"]
    assert "删去第三段" in form.initial["told"]
    assert "筛查发现内部资料：内部资料" in form.initial["told"]
    assert len(new_entries("vault.storedfile.opened")) == 1


def test_attachments_are_kept_unless_they_are_left_out(
    returned: Any, desk: Desk, client_of: Any
) -> None:
    form = client_of("reader").get(change(returned)).context["form"]
    [kept] = form.initial["kept"]
    client_of("reader").post(change(returned), {"text": PLAIN, "kept": [kept]})
    with desk.behind():
        assert desk.version(returned).files.count() == 2
    form = client_of("reader").get(change(returned)).context["form"]
    client_of("reader").post(change(returned), {"text": PLAIN})
    with desk.behind():
        assert desk.version(returned).files.count() == 1


def test_the_text_is_offered_to_the_author_alone(returned: Any, client_of: Any) -> None:
    form = client_of("secrecy_office").get(change(returned)).context["form"]
    assert "text" not in form.initial
    assert not {"told", "kept"} & set(form.fields)


def test_without_a_remark_or_an_attachment_nothing_of_them_is_asked(
    desk: Desk, client_of: Any
) -> None:
    form = client_of("reader").get(change(desk.begun())).context["form"]
    assert not {"told", "kept"} & set(form.fields)


def test_a_file_that_did_not_change_is_not_screened_again(desk: Desk) -> None:
    first = HandedIn(upload_of("说明.txt", f"{INTERNAL}附件\n".encode()))
    submission = desk.begun(PLAIN, first)
    again = HandedIn(upload_of("说明.txt", f"{INTERNAL}附件\n".encode()))
    other = HandedIn(upload_of("别名.txt", f"{INTERNAL}附件\n".encode()))
    with desk.behind():
        [hit] = Hit.objects.all()
    version = hand_in(submission, files=[again, other], by=desk.cast["reader"])
    with desk.behind():
        known, new = VersionFile.objects.filter(version=version).order_by("place")
        assert known.screened_at
        assert new.screened_at is None
        assert [each.fingerprint for each in known.hits.all()] == [hit.fingerprint]
        assert known.hits.get().cleared_at is None


def test_the_checklist_stands_beside_the_text(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.sent(desk.begun()))
    answer = client_of("secrecy_office").get(check(version))
    assert answer.status_code == 302
    shown = client_of("secrecy_office").get(answer.url)
    assert "均没有" in shown.content.decode()
    assert PLAIN in shown.content.decode()
    assert "均没有" not in client_of("reader").get(answer.url).content.decode()


@pytest.mark.clause("PUB-06")
def test_one_tick_answers_every_category(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.sent(desk.begun()))
    client_of("secrecy_office").post(check(version), {"none": "on"})
    with desk.behind():
        rows = Confirmation.objects.filter(version=version)
        assert rows.count() == Prohibition.objects.count()
        assert not rows.filter(found=True).exists()


@pytest.mark.clause("PUB-06")
def test_what_is_there_is_ticked_and_the_rest_is_not_there(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.sent(desk.begun()))
    with desk.behind():
        first = Prohibition.objects.order_by("pk")[0]
    client_of("secrecy_office").post(check(version), {"found": [first.pk]})
    with desk.behind():
        rows = Confirmation.objects.filter(version=version)
        assert [row.prohibition_id for row in rows.filter(found=True)] == [first.pk]
        assert rows.filter(found=False).count() == Prohibition.objects.count() - 1


@pytest.mark.parametrize("both", [True, False])
def test_none_and_some_at_once_is_refused_as_is_nothing_at_all(
    both: bool, desk: Desk, client_of: Any
) -> None:
    version = desk.version(desk.sent(desk.begun()))
    with desk.behind():
        first = Prohibition.objects.order_by("pk")[0]
    given = {"found": [first.pk], "none": "on"} if both else {}
    answer = client_of("secrecy_office").post(check(version), given)
    assert "none" in answer.context["form"].errors
    with desk.behind():
        assert not Confirmation.objects.exists()
