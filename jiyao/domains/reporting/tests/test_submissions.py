"""Packages of bodies below are taken in by their signature and compared (ORG-16)."""

import json
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiyao.domains.reporting.files import PACKAGE, Sent, read
from jiyao.domains.reporting.models import Submission
from jiyao.domains.reporting.procedures.packages import AWAIT, take_in
from jiyao.domains.reporting.procedures.trusting import end, trust
from jiyao.domains.reporting.signing import own_public
from jiyao.domains.reporting.tests.conftest import Body, Office, quarter_later, tick
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused


@pytest.mark.clause("ORG-16", shows="shown")
def test_a_package_is_taken_in_and_compared_with_the_period_before(
    office: Office, below: Body, client_of: Any
) -> None:
    take_in(file=below.package(period="2025Q04", figures={"people.all": 30}), by=office.by)
    received = take_in(file=below.package(), by=office.by)
    assert received.received_by == office.by
    page = client_of("leader").get(received.get_absolute_url()).content.decode()
    for words in ("示例二院", "在册人员", "31", "30", "+1"):
        assert words in page
    sheet = client_of("leader").get(
        reverse("reporting:submission_print", args=[received.public_id])
    )
    assert "+1" in words_of(sheet.content)
    listed = client_of("leader").get(reverse("register", args=["reporting.submission"]))
    assert "示例二院" in listed.content.decode()
    assert client_of("stranger").get(received.get_absolute_url()).status_code == 403


def test_who_has_not_reported_in_time_is_listed_and_the_office_owes_it(
    office: Office, below: Body, client_of: Any
) -> None:
    moment = quarter_later()
    tick(moment)
    tick(moment)
    waiting = office.opened(Submission)
    late = reverse("register", args=["reporting.submission"]) + "?show=late"
    with office.behind():
        assert Duty.objects.pending().get(kind_code=AWAIT).due_at == waiting.due_at
    with time_machine.travel(quarter_later(30)):
        assert "示例二院" in client_of("leader").get(late).content.decode()
        take_in(file=below.package(period=waiting.period), by=office.by)
        assert "示例二院" not in client_of("leader").get(late).content.decode()
    with office.behind():
        assert Submission.objects.get().pk == waiting.pk
        assert not Duty.objects.pending().filter(kind_code=AWAIT).exists()


def without_a_signature(body: Body) -> Sent:
    return read(json.dumps({"kind": PACKAGE}).encode(), PACKAGE)


def altered(body: Body) -> Sent:
    return read(body.package().text.replace("31", "32").encode(), PACKAGE)


def of_an_unknown_body(body: Body) -> Sent:
    return Body(body.name).package()


def for_another(body: Body) -> Sent:
    return body.package(to="00000000")


def with_titles(body: Body) -> Sent:
    return body.package(titles=["关于港口扩建的通知"])


def with_a_figure_of_its_own(body: Body) -> Sent:
    return body.package(figures={"people.all": 1, "标题": 2})


def of_a_period_not_over(body: Body) -> Sent:
    return body.package(period="2099")


def of_no_period(body: Body) -> Sent:
    return body.package(period="2026Q07")


def with_a_mark(body: Body) -> Sent:
    return body.package(findings="查出绝密★长期文件一份")


@pytest.mark.clause("ORG-16", shows="refused")
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (without_a_signature, "不是上下级报送的文件"),
        (altered, "签名"),
        (of_an_unknown_body, "签名"),
        (for_another, "其他单位"),
        (with_titles, "不应有的内容"),
        (with_a_figure_of_its_own, "不认识的指标"),
        (of_a_period_not_over, "还没有结束"),
        (of_no_period, "不合规定"),
        (with_a_mark, "密级标志"),
    ],
)
def test_what_is_no_signed_package_of_figures_is_refused(
    office: Office, below: Body, make: Any, says: str, new_entries: Any
) -> None:
    with pytest.raises(Refused, match=says):
        take_in(file=make(below), by=office.by)
    [entry] = new_entries("reporting.submission.taken-in")
    assert (entry["outcome"], entry["clauses"]) == ("refused", ["ORG-16"])


def test_a_period_is_taken_in_once_and_again_only_as_a_later_edition(
    office: Office, below: Body
) -> None:
    first = take_in(file=below.package(), by=office.by)
    with pytest.raises(Refused, match="已经接收"):
        take_in(file=below.package(), by=office.by)
    second = take_in(file=below.package(edition=2, figures={"people.all": 29}), by=office.by)
    assert (second.edition, second.due_at) == (2, first.due_at)
    with office.behind():
        assert Submission.objects.count() == 2


def test_a_body_no_longer_trusted_is_not_taken_in(office: Office, cast: Any) -> None:
    body = Body("示例三院")
    kept = office.trusts(body, "below")
    end(kept, by=office.by)
    with pytest.raises(Refused, match="签名"):
        take_in(file=body.package(), by=office.by)
    with pytest.raises(Refused, match="已停用"):
        end(kept, by=office.by)


def test_a_key_is_trusted_by_approval_alone_and_once(office: Office, above: Body) -> None:
    fields = {"kind": "below", "name": "某院", "checked": "当面"}
    with pytest.raises(Refused, match="批准"):
        trust(**fields, key=str(Body("某院").verifier), by=office.by)
    for key, says in ((str(own_public()), "自己"), (str(above.verifier), "已经登记")):
        with pytest.raises(Refused, match=says):
            office.approved(trust, **fields, key=key)
    another = {"kind": "above", "name": "某局", "checked": "当面"}
    with pytest.raises(Refused, match="已登记上级"):
        office.approved(trust, **another, key=str(Body("某局").verifier))


def test_what_is_no_key_is_said_at_the_field(client_of: Any) -> None:
    address = reverse("act", args=["reporting.counterpart.trusted"])
    fields = {"kind": "below", "name": "某院", "key": "某+院", "checked": "当面"}
    page = client_of("secrecy_office").post(address, fields).content.decode()
    assert "不是完整的公钥" in page
    shown = client_of("secrecy_office").get(reverse("reporting:own")).content.decode()
    assert str(own_public()) in shown


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]\n\n\xe2\x80\x94 a AAAA\n", b"x" * 70_000])
def test_no_file_brings_the_page_down(client_of: Any, cast: Any, data: bytes) -> None:
    address = reverse("act", args=["reporting.submission.taken-in"])
    file = SimpleUploadedFile("a.txt", data)
    answer = client_of("secrecy_office").post(address, {"file": file})
    assert answer.status_code in (200, 409)


def test_when_a_file_was_made_is_said(office: Office, below: Body) -> None:
    assert take_in(file=below.package(), by=office.by).made_at == datetime.fromisoformat(
        "2026-04-02T00:00:00+00:00"
    )
