"""One thin slice in a real browser: five texts are received and circulate, a stranger sees nothing.

On SQLite, or on PostgreSQL with the real roles when the suite runs beside a cluster.
"""

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.installation import Installation
from tests.browser.seats import MEMBERS, Seat
from tests.browser.steps import (
    Matter,
    Received,
    Seats,
    hand_over,
    is_refused,
    receive,
    says_why_not,
    sign_as_read,
    take_back,
    widen,
)
from tests.browser.texts import five_texts

MATTERS = (
    Matter("内部", "", ("业务一处", "业务二处"), "reader", "junior"),
    Matter("内部", "", ("业务一处", "单位领导"), "reader", "junior", stranger_to_scope=True),
    Matter("内部", "", ("业务一处", "办公室"), "classifier", "secrecy_office"),
    Matter("机密", "七号件", ("业务一处",), "reader", "classifier"),
    Matter("绝密", "九号件", ("单位领导",), "leader", "secrecy_office", persons=("郑守言",)),
)
STILL_OUT = "尚未退回，阅文人之间不得横传"


@pytest.mark.clause("DOC-01", "DOC-15", "CIR-01", "CIR-02", "CIR-05", "CIR-06", "SYS-02", "SYS-10")
def test_five_texts_are_received_and_circulate_and_a_stranger_sees_nothing_of_it(
    seat: Seats, acts: Counter[Any], installation: Installation
) -> None:
    everything = []
    for text, matter in zip(five_texts(), MATTERS, strict=True):
        received = receive(seat, text, matter)
        everything.append(received)
        goes_to_the_first_reader_and_to_nobody_else(seat, received)
        if matter.stranger_to_scope:
            is_opened_to_the_second_reader_by_the_leader(seat, received)
        goes_on_to_the_second_reader_and_back(seat, received)
        shows_every_step(seat("reader" if matter.level == "内部" else "keeper"), received)
    sees_nothing(seat("stranger"), everything)
    every_act_is_on_the_trail(seat("audit"), acts, installation)
    custody_is_unbroken_and_every_copy_has_one_holder(installation, len(everything) * 2)


def goes_to_the_first_reader_and_to_nobody_else(seat: Seats, received: Received) -> None:
    keeper, matter = seat("keeper"), received.matter
    hand_over(keeper, received, matter.first)
    says_why_not(keeper, received, "送阅", STILL_OUT, "CIR-01")
    is_refused(keeper, received, matter.second, STILL_OUT, "CIR-01")
    sign_as_read(seat(matter.first), received)
    take_back(keeper, received, matter.first)


def is_opened_to_the_second_reader_by_the_leader(seat: Seats, received: Received) -> None:
    second = received.matter.second
    is_refused(seat("keeper"), received, second, "不在知悉范围内", "CIR-05")
    seat(second).open(received.copy, status=404)
    widen(seat, received, second)
    seat(second).open(received.copy)


def goes_on_to_the_second_reader_and_back(seat: Seats, received: Received) -> None:
    hand_over(seat("keeper"), received, received.matter.second)
    take_back(seat("keeper"), received, received.matter.second)


def shows_every_step(seat: Seat, received: Received) -> None:
    seat.open(received.copy)
    first, second = (MEMBERS[k].name for k in (received.matter.first, received.matter.second))
    moments = seat.page.locator(".moment")
    expect(moments).to_have_count(7)
    for moment, who, what in zip(
        moments.all(),
        (second, second, second, first, first, first, ""),
        ("退还机要室", "阅毕签字", "送阅", "退还机要室", "阅毕签字", "送阅", "编号入账"),
        strict=True,
    ):
        expect(moment).to_contain_text(who)
        expect(moment).to_contain_text(what)
    expect(moments.first).to_contain_text(f"{MEMBERS['keeper'].name}（本人登录确认）")
    expect(moments.first).to_contain_text(f"{second}（柜台刷卡并输PIN）")


def sees_nothing(stranger: Seat, everything: list[Received]) -> None:
    hidden = [secret for each in everything for secret in (each.title, each.number)]
    for page in ("/", "/registers/carriers.document/", "/registers/carriers.copy/?show=in"):
        stranger.open(page)
        stranger.sees_nothing_of(*hidden, "条</span>")
    for each in everything:
        stranger.open(each.document, status=404)
        stranger.open(each.copy, status=404)
        stranger.sees_nothing_of(*hidden)
        stranger.open(f"/act/carriers.copy.read/{each.copy.split('/')[-2]}/", status=404)


def every_act_is_on_the_trail(audit: Seat, acts: Counter[Any], installation: Installation) -> None:
    written = installation.rows(
        "SELECT code, outcome, count(*) FROM trail_entry WHERE outcome IN ('done', 'refused')"
        " AND who <> 'calendar' AND (code LIKE 'carriers.%' OR code = 'approvals.permit.granted')"
        " GROUP BY code, outcome"
    )
    assert acts.pop(("carriers.scope.widened", "asked")) == 1
    assert {(code, outcome): count for code, outcome, count in written} == dict(acts)
    for (code, outcome), count in acts.items():
        audit.open(f"/trail/?what={code}&outcome={outcome}")
        expect(audit.page.locator("tbody a[data-open]")).to_have_count(count)
    stranger = MEMBERS["stranger"].number
    audit.open(f"/trail/?who={stranger}&outcome=unseen")
    expect(audit.page.locator("tbody a[data-open]")).to_have_count(15)


def custody_is_unbroken_and_every_copy_has_one_holder(
    installation: Installation, copies: int
) -> None:
    holders = dict(installation.rows("SELECT id, holder_id FROM carriers_copy"))
    assert len(holders) == copies
    last: dict[int, Any] = {}
    for copy, giver, taker in installation.rows(
        "SELECT copy_id, giver_id, taker_id FROM carriers_custody ORDER BY copy_id, step"
    ):
        assert giver == last.get(copy)
        last[copy] = taker
    assert last == holders
    open_legs = "SELECT copy_id, reader_id FROM carriers_leg WHERE returned_at IS NULL"
    assert dict(installation.rows(open_legs)) == {c: h for c, h in holders.items() if h}
