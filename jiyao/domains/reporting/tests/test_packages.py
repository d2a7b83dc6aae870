"""Figures go up signed and approved, nothing else does (ORG-16)."""

import json
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.reporting.declared import REPORTED
from jiyao.domains.reporting.files import PACKAGE, read, written
from jiyao.domains.reporting.models import Package
from jiyao.domains.reporting.periods import period_called
from jiyao.domains.reporting.procedures.packages import SEND, draw_up, reopen, sign
from jiyao.domains.reporting.procedures.trusting import end
from jiyao.domains.reporting.settings import DAYS, EVERY
from jiyao.domains.reporting.signing import own_public
from jiyao.domains.reporting.tests.conftest import Body, Office, quarter_later, tick
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.procedures.refusals import Refused
from tests.carriers_at_hand import choose, close


@pytest.fixture
def late(above: Body) -> Any:
    """Be a day after the quarter, with its package opened."""
    moment = quarter_later()
    tick(moment)
    with time_machine.travel(moment, tick=True):
        yield moment


@pytest.mark.clause("ORG-16")
@pytest.mark.clause("ORG-16", shows="shown")
def test_a_period_goes_up_counted_approved_and_signed(
    office: Office, late: Any, client_of: Any, new_entries: Any
) -> None:
    with office.behind():
        owed = Duty.objects.pending().get(kind_code=SEND)
    assert owed.owner == office.by
    record = office.signed_package()
    assert record.approved_by == office.cast["leader"]
    assert record.figures["people.all"] == len(office.cast)
    assert record.figures.keys() == REPORTED.keys()
    with office.behind():
        assert Duty.objects.get(pk=owed.pk).closed_at
    client = client_of("leader")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "在册人员" in page
    assert "本期开展自查一次" in page
    sheet = client.get(reverse("reporting:package_print", args=[record.public_id]))
    assert "在册人员" in words_of(sheet.content)
    address = reverse("reporting:package_file", args=[record.public_id])
    file = client_of("secrecy_office").get(address)
    assert read(file.content, PACKAGE).is_signed_by(own_public())
    assert [entry["outcome"] for entry in new_entries("reporting.package.sent")] == ["opened"]


def test_carriers_are_counted_by_level_without_closed_matters(
    office: Office, late: Any, received: Any
) -> None:
    received("work", "internal")
    close(received("work", "internal"), office.cast["reader"])
    received("state", "secret")
    figures = draw_up(office.opened(Package), findings="", by=office.by).figures
    assert (figures["carriers.kept.work"], figures["carriers.kept.state-secret"]) == (2, 2)
    assert figures["carriers.kept.state-top"] == 0
    assert figures["carriers.received"] == 0, "received after the period that is counted"


@pytest.mark.clause("ORG-16", shows="hidden")
def test_packages_and_their_files_are_closed_to_others(
    office: Office, late: Any, client_of: Any
) -> None:
    record = office.signed_package()
    pages = ["package_print", "package_file"]
    addresses = [reverse(f"reporting:{name}", args=[record.public_id]) for name in pages]
    for address in (record.get_absolute_url(), reverse("reporting:own"), *addresses):
        assert client_of("stranger").get(address).status_code == 403
    unsigned = client_of("secrecy_office").get(addresses[1])
    assert unsigned.status_code == 200


@pytest.mark.clause("ORG-16", shows="refused")
@pytest.mark.parametrize(
    "words", ["查出 机密★10年 文件一份", "丢失关于港口扩建的通知一份", "青档〔2026〕3号未退"]
)
def test_no_mark_title_or_number_goes_up(
    office: Office, late: Any, registered: Any, words: str, new_entries: Any
) -> None:
    registered(title="关于港口扩建的通知")
    with pytest.raises(Refused, match="文字里") as refused:
        draw_up(office.opened(Package), findings=words, by=office.by)
    assert "港口" not in str(refused.value)
    [entry] = new_entries("reporting.package.drawn-up")
    assert entry["clauses"] == ["ORG-16"]


def test_the_file_can_say_nothing_that_is_not_declared(office: Office, late: Any) -> None:
    figures = {"people.all": 3}
    said = {"period": "2026Q01", "edition": 1, "figures": figures, "findings": ""}
    own = own_public()
    assert json.loads(written(PACKAGE, own, timezone.now(), **said).split("\n\n")[0])
    for wrong in (
        {"titles": ["关于港口扩建的通知"]},
        {"figures": {"title": 1}},
        {"figures": {"people.all": "关于港口扩建的通知"}},
        {"findings": "长" * 501},
        {"period": "2026Q09"},
    ):
        with pytest.raises(ValueError, match="文件"):
            written(PACKAGE, own, timezone.now(), **{**said, **wrong})


def test_what_was_changed_after_the_asking_is_not_signed(office: Office, late: Any) -> None:
    record = draw_up(office.opened(Package), findings="甲", by=office.by)
    checksum = record.checksum
    changed = draw_up(record, findings="乙", by=office.by)
    with pytest.raises(Refused, match="改过"):
        sign(changed, checksum=checksum, by=office.by)
    with pytest.raises(Refused, match="批准"):
        sign(changed, checksum=changed.checksum, by=office.by)


def test_nothing_is_signed_before_it_is_drawn_up_nor_for_a_body_no_longer_trusted(
    office: Office, late: Any
) -> None:
    record = office.opened(Package)
    with pytest.raises(Refused, match="还没有编制"):
        sign(record, checksum=record.checksum, by=office.by)
    with pytest.raises(Refused, match="角色不办理"):
        draw_up(record, findings="", by=office.cast["leader"])
    end(record.counterpart, by=office.by)
    with pytest.raises(Refused, match="已停用"):
        sign(record, checksum=record.checksum, by=office.by)


def test_a_wrong_package_is_followed_by_a_later_edition(office: Office, late: Any) -> None:
    record = office.opened(Package)
    with pytest.raises(Refused, match="还没有签发"):
        reopen(record, reason="数字有误", by=office.by)
    first = office.signed_package()
    with pytest.raises(Refused, match="已签发"):
        draw_up(first, findings="", by=office.by)
    second = reopen(first, reason="数字有误", by=office.by)
    assert (second.edition, second.period, second.note) == (2, first.period, "")
    with pytest.raises(Refused, match="重新编报"):
        reopen(first, reason="又有误", by=office.by)


@pytest.mark.parametrize(
    ("every", "name"), [("month", "M"), ("quarter", "Q"), ("half", "H"), ("year", "")]
)
def test_the_period_and_the_time_for_it_are_settings(
    office: Office, above: Body, every: str, name: str
) -> None:
    choose(EVERY, every)
    choose(DAYS, 3)
    tick(quarter_later(400))
    with office.behind():
        rows = list(Package.objects.order_by("period"))
    assert rows
    assert {row.period[4:5] for row in rows} == {name}
    days = (timezone.localdate(rows[0].due_at) - period_called(rows[0].period).last).days
    assert days == 3


def test_a_package_not_sent_in_time_is_late(office: Office, above: Body, client_of: Any) -> None:
    tick(quarter_later())
    address = reverse("register", args=["reporting.package"]) + "?show=late"
    with time_machine.travel(quarter_later(10)):
        assert "示例总局" not in client_of("leader").get(address).content.decode()
    with time_machine.travel(quarter_later(20)):
        assert "示例总局" in client_of("leader").get(address).content.decode()
