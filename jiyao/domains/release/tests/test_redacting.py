"""A redacted version: made, proven, examined by who may decide, and then released (PUB-04)."""

from typing import Any

import pytest
from django.conf import settings

from jiyao.domains.release.models import Redaction, Submission, Version
from jiyao.domains.release.procedures.enquiring import note_answer, refer
from jiyao.domains.release.procedures.redacting import redact
from jiyao.domains.release.procedures.reviewing import pass_on
from jiyao.domains.release.procedures.sources import link_source
from jiyao.domains.release.redacting.asking import Proof
from jiyao.domains.release.redacting.making import Redacted, redact_plain
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.vault.models import StoredFile
from jiyao.foundation.vault.opening import open_file
from tests.released_at_hand import Desk

OPEN, HIDDEN = "本单位举办开放日活动，", "库房存放某型器材三十件"
TEXT = f"{OPEN}{HIDDEN}，欢迎参观。\n"


@pytest.fixture
def submission(desk: Desk) -> Submission:
    """Something derived from a secret paper from outside."""
    begun = desk.begun(TEXT)
    level = Level.objects.get(scheme__code="state", code="secret")
    fields = {"item": None, "name": "某部〔2020〕5号", "level": level, "cleared": ""}
    link_source(begun, by=desk.cast["reader"], **fields)
    return begun


@pytest.fixture
def redacted(desk: Desk, client_of: Any) -> Any:
    """Redact the newest version on its page, as the author does."""

    def post(submission: Submission, passages: str = HIDDEN) -> Any:
        version = desk.version(submission)
        with desk.behind():
            file = StoredFile.objects.get(attachment=version.files.get().attachment_id)
        fields = {"file": file.pk, "passages": passages, "areas": "", "reason": ""}
        return client_of("reader").post(
            f"/act/release.version.redacted/{version.public_id}/", fields
        )

    return post


def content(desk: Desk, version: Version) -> str:
    with desk.behind():
        stored = StoredFile.objects.select_related("label").get(
            attachment=version.files.get().attachment_id
        )
        return open_file(stored).decode()


@pytest.mark.clause("PUB-04")
def test_what_was_removed_is_gone_and_the_proof_is_shown(
    desk: Desk, submission: Submission, redacted: Any, page: Any
) -> None:
    before = desk.version(submission)
    assert redacted(submission).status_code == 302
    after = desk.version(submission)
    assert after.number == before.number + 1
    assert content(desk, before) == TEXT
    assert HIDDEN not in content(desk, after)
    assert OPEN in content(desk, after)
    with desk.behind():
        made = Redaction.objects.get()
        assert (made.version, made.removed) == (after, 1)
        assert made.sha256 == after.files.get().sha256
        assert set(StoredFile.objects.values_list("name", flat=True)) == {"正文.txt"}
    shown = page("reader", submission.get_absolute_url())
    for words in ("删节稿", "文件的全部字节", "筛查和图片识别", "某部〔2020〕5号"):
        assert words in shown


@pytest.mark.clause("PUB-04", shows="refused")
def test_without_the_examination_of_who_may_decide_it_does_not_pass(
    desk: Desk, submission: Submission, redacted: Any
) -> None:
    redacted(submission)
    desk.screened()
    sent = desk.sent(desk.fresh(submission))
    desk.checked(sent, "secrecy_office")
    office = {"by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    with pytest.raises(Refused, match="没有经上级或保密部门审定"):
        pass_on(desk.fresh(sent), words="", **office)


@pytest.mark.clause("PUB-04")
def test_redacted_as_the_superior_asked_it_goes_on(
    desk: Desk, submission: Submission, redacted: Any
) -> None:
    fields = {"body": "某部", "question": "删节后能否公开", "due_on": submission.planned_on}
    enquiry = refer(submission, by=desk.cast["reader"], **fields)
    answer = {"answer": "redacted", "reference": "某部函〔2026〕9号"}
    answered = {**answer, "answered_on": enquiry.asked_at.date()}
    note_answer(enquiry, by=desk.cast["secrecy_office"], **answered)
    redacted(submission)
    desk.screened()
    sent = desk.sent(desk.fresh(submission))
    passed = desk.passed(sent, "secrecy_office", "leader")
    assert desk.fresh(passed).state == "approved"


def test_what_is_not_in_the_file_or_too_short_is_told_at_the_form(
    desk: Desk, submission: Submission, redacted: Any
) -> None:
    missing = redacted(submission, f"{HIDDEN}\n没有写过的话").content.decode()
    assert "第 2 行的文字在文件里没有找到" in missing
    assert "每一处至少要两个字" in redacted(submission, "三").content.decode()
    assert "没有写要删去什么" in redacted(submission, "").content.decode()
    with desk.behind():
        assert not Redaction.objects.exists()


@pytest.mark.clause("PUB-04", shows="refused")
@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (Proof(["bytes"], [], ["第 1 页没有识别"]), "没有证明删节是彻底的：第 1 页没有识别"),
        (Proof(["bytes", "screening"], ["trace"], []), "仍能找到"),  # type: ignore[list-item]
    ],
)
def test_what_is_not_proven_makes_no_version(
    desk: Desk, submission: Submission, proof: Proof, words: str
) -> None:
    version = desk.version(submission)
    with desk.behind():
        file = version.files.get()
    made = Redacted(b"x", (1,), proof=proof)
    fields = {"file": file, "files": desk.files(TEXT), "redacted": made}
    with pytest.raises(Refused, match=words):
        redact(version, **fields, by=desk.cast["reader"])


def test_only_its_author_redacts(
    desk: Desk, submission: Submission, client_of: Any, new_entries: Any
) -> None:
    version = desk.version(submission)
    with desk.behind():
        file = version.files.get()
    fields = {"file": file, "files": desk.files(TEXT), "redacted": redact_plain(TEXT, [HIDDEN])}
    with pytest.raises(Refused, match="由作者制作"):
        redact(version, **fields, by=desk.cast["secrecy_office"])
    fields = {"file": "", "passages": HIDDEN, "areas": ""}
    with desk.behind():
        fields["file"] = str(StoredFile.objects.get(attachment=file.attachment_id).pk)
    address = f"/act/release.version.redacted/{version.public_id}/"
    page = client_of("secrecy_office").post(address, fields).content.decode()
    assert "由作者制作" in page
    assert [each["outcome"] for each in new_entries("release.version.redacted")] == ["refused"] * 2


def test_without_a_key_nothing_is_redacted(
    desk: Desk, submission: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = desk.version(submission)
    with desk.behind():
        file = version.files.get()
    made = redact_plain(TEXT, [HIDDEN])
    fields = {"file": file, "files": desk.files(TEXT), "redacted": made}
    monkeypatch.setattr(settings, "KEYS", "/nowhere")
    with pytest.raises(Refused, match="没有可用的主密钥"):
        redact(version, **fields, by=desk.cast["reader"])


def test_the_page_of_the_version_begins_with_what_was_found(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.begun("此件内部资料\n请勿外传\n"))
    response = client_of("reader").get(version.get_absolute_url())
    form = response.context["form"]
    assert form.initial["passages"].splitlines() == ["内部资料", "请勿外传"]
    assert "data-choose-text" in response.content.decode()
    with desk.behind():
        file = StoredFile.objects.get(attachment=version.files.get().attachment_id)
    fields = {"file": file.pk, "passages": form.initial["passages"], "areas": ""}
    done = client_of("reader").post(f"/act/release.version.redacted/{version.public_id}/", fields)
    assert done.headers["Location"] == desk.version(version.submission).get_absolute_url()


def test_nobody_but_the_author_is_offered_to_redact(desk: Desk, client_of: Any) -> None:
    version = desk.version(desk.sent(desk.begun(TEXT)))
    response = client_of("secrecy_office").get(version.get_absolute_url())
    assert not response.context["redacts"]


@pytest.mark.parametrize(
    ("field", "given", "says"),
    [
        ("passages", "\n".join(f"第{n}处" for n in range(101)), "一次最多 100 处"),
        ("areas", "1 10 10 10 10", "这是纯文本"),
        ("areas", "1 10 10 10", "每行五个数"),
    ],
)
def test_nothing_that_was_asked_for_is_left_out_in_silence(
    field: str, given: str, says: str, desk: Desk, client_of: Any
) -> None:
    version = desk.version(desk.begun(TEXT))
    with desk.behind():
        file = StoredFile.objects.get(attachment=version.files.get().attachment_id)
    fields = {"file": file.pk, "passages": HIDDEN, "areas": "", field: given}
    shown = client_of("reader").post(f"/act/release.version.redacted/{version.public_id}/", fields)
    assert says in str(shown.context["form"].errors[field])
