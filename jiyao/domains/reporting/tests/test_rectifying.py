"""Notices go down signed, are owed below, and answered up (ORG-16)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.reporting.files import ANSWER, NOTICE, read
from jiyao.domains.reporting.models import Counterpart, Rectification
from jiyao.domains.reporting.procedures.rectifying import (
    AWAIT,
    OWE,
    answer_notice,
    issue,
    take_in_answer,
    take_in_notice,
)
from jiyao.domains.reporting.procedures.trusting import end
from jiyao.domains.reporting.signing import own_public
from jiyao.domains.reporting.tests.conftest import Body, Office
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused

FINDINGS = "机要室门锁未更换，请限期整改"


def soon() -> Any:
    return timezone.localdate() + timedelta(days=20)


@pytest.fixture
def sent_down(office: Office) -> Any:
    """Issue a notice to a body below, as approved."""

    def make(body: Body) -> Rectification:
        counterpart = office.trusts(body, "below")
        fields = {"counterpart": counterpart, "findings": FINDINGS, "due_on": soon()}
        found: Rectification = office.approved(issue, **fields)
        return found

    return make


@pytest.fixture
def received(office: Office, above: Body) -> Rectification:
    """Take in a notice from the body above."""
    said = {"number": "整〔2026〕007号", "findings": FINDINGS, "due": soon().isoformat()}
    found: Rectification = take_in_notice(file=above.file(NOTICE, **said), by=office.by)
    return found


@pytest.mark.clause("ORG-16", shows="shown")
def test_a_notice_goes_down_and_its_answer_is_taken_in(
    office: Office, sent_down: Any, client_of: Any
) -> None:
    body = Body("示例二院")
    notice = sent_down(body)
    address = reverse("reporting:rectification_file", args=[notice.public_id])
    carried = read(client_of("secrecy_office").get(address).content, NOTICE)
    assert carried.is_signed_by(own_public())
    assert carried.data["findings"] == FINDINGS
    with office.behind():
        assert Duty.objects.pending().get(kind_code=AWAIT).due_at == notice.due_at
    answer = body.file(ANSWER, number=notice.number, answer="门锁已更换")
    answered = take_in_answer(notice, file=answer, by=office.by)
    assert answered.answered_at
    with office.behind():
        assert not Duty.objects.pending().filter(kind_code=AWAIT).exists()
    page = client_of("leader").get(notice.get_absolute_url()).content.decode()
    sheet = reverse("reporting:rectification_print", args=[notice.public_id])
    for words in (page, words_of(client_of("leader").get(sheet).content)):
        assert "门锁已更换" in words
        assert FINDINGS[:8] in words


@pytest.mark.clause("ORG-16")
def test_a_notice_from_above_is_owed_and_answered_by_approval(
    office: Office, received: Rectification, client_of: Any
) -> None:
    with office.behind():
        assert Duty.objects.pending().get(kind_code=OWE).due_at == received.due_at
    file = reverse("reporting:rectification_file", args=[received.public_id])
    assert client_of("secrecy_office").get(file).status_code == 404
    with pytest.raises(Refused, match="批准"):
        answer_notice(received, answer="已更换", by=office.by)
    answered = office.approved(answer_notice, received, answer="已更换")
    with office.behind():
        assert not Duty.objects.pending().filter(kind_code=OWE).exists()
    carried = read(client_of("secrecy_office").get(file).content, ANSWER)
    assert (carried.data["number"], carried.data["answer"]) == (received.number, "已更换")
    with pytest.raises(Refused, match="已答复"):
        office.approved(answer_notice, answered, answer="再答复")


@pytest.mark.clause("ORG-16", shows="hidden")
def test_notices_are_closed_to_a_stranger(received: Rectification, client_of: Any) -> None:
    sheet = reverse("reporting:rectification_print", args=[received.public_id])
    for address in (received.get_absolute_url(), sheet):
        assert client_of("stranger").get(address).status_code == 403


@pytest.mark.clause("ORG-16", shows="refused")
def test_neither_notice_nor_answer_names_what_is_secret(
    office: Office, below: Body, received: Rectification
) -> None:
    with office.behind():
        counterpart = Counterpart.objects.below().get()
    fields = {"counterpart": counterpart, "due_on": soon()}
    with pytest.raises(Refused, match="密级标志"):
        office.approved(issue, findings="秘密★5年 的图纸外传", **fields)
    with pytest.raises(Refused, match="密级标志"):
        office.approved(answer_notice, received, answer="已追回绝密★图纸")


def test_each_side_does_only_its_own(
    office: Office, received: Rectification, sent_down: Any
) -> None:
    body = Body("示例二院")
    notice = sent_down(body)
    with pytest.raises(Refused, match="下级单位答复"):
        office.approved(answer_notice, notice, answer="已改")
    answer = body.file(ANSWER, number="整〔2020〕001号", answer="已改")
    with pytest.raises(Refused, match="不是对"):
        take_in_answer(notice, file=answer, by=office.by)
    with pytest.raises(Refused, match="本单位答复"):
        take_in_answer(received, file=answer, by=office.by)
    with pytest.raises(Refused, match="下级单位"):
        office.approved(issue, counterpart=received.counterpart, findings="改", due_on=soon())
    day = timezone.localdate()
    with pytest.raises(Refused, match="今天以后"):
        office.approved(issue, counterpart=notice.counterpart, findings="改", due_on=day)


def test_a_notice_is_taken_in_once_and_only_from_above(
    office: Office, above: Body, below: Body, received: Rectification
) -> None:
    said = {"number": received.number, "findings": FINDINGS, "due": soon().isoformat()}
    with pytest.raises(Refused, match="已经接收"):
        take_in_notice(file=above.file(NOTICE, **said), by=office.by)
    with pytest.raises(Refused, match="签名"):
        take_in_notice(file=below.file(NOTICE, **said), by=office.by)
    with pytest.raises(Refused, match="不是整改通知"):
        take_in_notice(file=read(above.bytes_of(ANSWER, **said), NOTICE), by=office.by)
    end(received.counterpart, by=office.by)
    with pytest.raises(Refused, match="已停用"):
        office.approved(answer_notice, received, answer="已改")
