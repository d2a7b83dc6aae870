"""The main job, from the envelope to the ashes, in a real browser: an old register is taken in, a
secret and a top-secret document live their whole life, and every refusal of that life is met.

On SQLite, or on PostgreSQL with the real roles when the suite runs beside a cluster.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.browser.cast import PIN
from tests.browser.desk_work import (
    act_as_approved,
    approve,
    ask,
    change_setting,
    name_of,
    signed_by,
    take_in,
)
from tests.browser.endings import archive, give_back
from tests.browser.installation import Installation
from tests.browser.seats import Seat, at_counter
from tests.browser.steps import Matter, Received, Seats, hand_over, receive, take_back
from tests.browser.texts import Text
from tests.ledgers import messy

ROWS, FAULTS = 2000, 40
SECRET = Matter("秘密", "甲号件", ("业务一处", "业务二处"), "reader", "junior")
NAMED = ("赵文博", "郑守言")
TOP = Matter("绝密", "乙号件", ("单位领导",), "leader", "office_head", persons=NAMED)
READERS = {
    "秘密": ("reader", "junior", "classifier"),
    "绝密": ("leader", "office_head", "secrecy_office"),
}
ROOM = "机要室"
ENDED = {"destroyed", "returned", "archived", "lost"}


@pytest.mark.clause("DES-01", "DES-02", "CPY-01", "BOR-01", "CAR-01", "DOC-15", "CIR-01")
def test_an_old_register_and_two_documents_from_the_envelope_to_the_ashes(
    seat: Seats, installation: Installation, tmp_path: Path
) -> None:
    ledger = messy(ROWS, seed=3, faults=FAULTS)
    file = tmp_path / "旧收文登记簿.xlsx"
    file.write_bytes(ledger.data)
    keeper = seat("keeper")
    take_in(keeper, file, FAULTS)
    assert installation.rows("SELECT count(*) FROM carriers_document")[0][0] == ROWS - FAULTS
    whole(installation)
    prepare(seat)
    lives = [life_of(seat, installation, matter) for matter in (SECRET, TOP)]
    count_everything(seat, installation)
    (returned, archived, *secret), top = lives
    give_back(seat, returned)
    archive(seat, archived, SECRET.level)
    whole(installation)
    destroy(seat, installation, [*secret, *top])
    what_is_refused_stays_refused(seat, lives)
    balance(installation)
    installation.run("jiyao", "sign")
    assert "FAIL" not in installation.run("jiyao", "trail", "verify")


def prepare(seat: Seats) -> None:
    """Register the places, and change two settings by two people."""
    office = seat("secrecy_office")
    for name, kind in (("市销毁中心", "销毁地点"), ("茶楼", "公共场所")):
        office.open("/registers/carriers.place/")
        level = "绝密" if kind == "销毁地点" else "不可用于涉密"
        office.act("登记处所", name=name, kind=kind, container="无专用柜", level=level)
    day = timezone.localdate().isoformat()
    change_setting(seat, "borrow.top_secret", "只在阅览处所查阅", day)
    change_setting(seat, "copy.top_secret", "经制发机关同意", day)


def life_of(seat: Seats, installation: Installation, matter: Matter) -> list[str]:
    """Receive, circulate, lend, copy, carry; return the numbers of all its copies."""
    received = receive(seat, Text("", 3), matter)
    keeper = seat("keeper")
    if matter is SECRET:
        refused_while_it_is_out(seat, received)
    for reader in READERS[matter.level]:
        hand_over(keeper, received, reader)
        take_back(keeper, received, reader)
        whole(installation)
    lend(seat, received, READERS[matter.level][-1])
    duplicate(seat, received)
    carry(seat, received, READERS[matter.level])
    whole(installation)
    papers_print(keeper, received)
    of_it = f"number LIKE '{received.number}/%' ORDER BY number"
    question = f"SELECT number FROM carriers_copy WHERE {of_it}"
    return [number for (number,) in installation.rows(question)]


def refused_while_it_is_out(seat: Seats, received: Received) -> None:
    """The next reader, one outside the scope, one without the clearance: each is refused."""
    keeper = seat("keeper")
    hand_over(keeper, received, "reader")
    refused(keeper, received, "尚未退回", to=name_of("junior"), **signed_by("to", "junior"))
    take_back(keeper, received, "reader")
    refused(keeper, received, "涉密等级不足", to=name_of("stranger"), **signed_by("to", "stranger"))
    place = {"to": name_of("reader"), "place": "茶楼", **signed_by("to", "reader")}
    keeper.open(f"/act/carriers.copy.sent/{_ref(received)}/")
    assert "茶楼" not in keeper.page.locator("[name=place]").inner_text(), place
    leader = seat("leader")
    leader.open(f"/act/carriers.scope.widened/{received.document.split('/')[-2]}/", status=403)
    leader.sees("您的角色不办理此事项")


def lend(seat: Seats, received: Received, to: str) -> None:
    """Lend the first copy in the confidential room; the office head approves what is top secret."""
    fields = {"to": name_of(to), "purpose": "核对数据", "place": ROOM, "days": 1}
    ask(seat, "keeper", received.copy, "借阅", **fields)
    approve(seat("office_head" if received.matter is TOP else "leader"))
    act_as_approved(seat, "keeper", received.copy, "借阅", **signed_by("to", to))
    take_back(seat("keeper"), received, to)


def duplicate(seat: Seats, received: Received) -> None:
    """Copy the first copy once, with the issuer's consent and the leader's approval."""
    asked = {
        "number": 1,
        "purpose": "会议",
        "distribution": "会务组",
        "consent": "青办函〔2026〕9号",
        "recall": "2099-12-31",
    }
    ask(seat, "keeper", received.copy, "复制", **asked)
    approve(seat("leader"))
    done = {"place": ROOM, "made": 1, "spoilt": 2, "destroyed": 2}
    act_as_approved(seat, "keeper", received.copy, "复制", **done)


def carry(seat: Seats, received: Received, people: tuple[str, ...]) -> None:
    """Let two people carry the copy out by special car, sealed, and bring it back."""
    to, escort = people[1:] if received.matter is TOP else (people[0], "classifier")
    way = {"purpose": "向上级汇报", "destination": "市委", "route": "人民路", "means": "专车"}
    way |= {"container": "密码文件箱", "days": 1, "to": name_of(to), "escort": name_of(escort)}
    ask(seat, "keeper", received.copy, "携带外出", **way)
    approve(seat("leader"))
    act_as_approved(
        seat, "keeper", received.copy, "携带外出", seal="封 0012", **signed_by("to", to)
    )
    take_back(seat("keeper"), received, to)


def papers_print(keeper: Seat, received: Received) -> None:
    """Every form that stands on the two pages comes as a PDF."""
    for page in (received.document, received.copy):
        keeper.open(page)
        for link in keeper.page.locator(".page-head a[target=_blank]").all():
            answer = keeper.page.request.get(keeper.address + str(link.get_attribute("href")))
            assert answer.headers["content-type"] == "application/pdf", link.inner_text()
            assert answer.body().startswith(b"%PDF")


def count_everything(seat: Seats, installation: Installation) -> None:
    """The half-year stocktake: all labels but one are scanned; the difference is cleared up."""
    keeper = seat("keeper")
    keeper.open("/registers/carriers.stocktake/")
    keeper.act("开始清点", kind="清退")
    stocktake = keeper.here
    rows = installation.rows("SELECT number FROM carriers_copy WHERE state = 'room' ORDER BY id")
    keeper.act("成批清点", numbers="\n".join(number for (number,) in rows[:-1]))
    keeper.act("结束清点", witness=name_of("office_head"), **signed_by("witness", "office_head"))
    keeper.open(stocktake)
    keeper.sees(rows[-1][0], "账有物无")
    keeper.page.get_by_role("link", name="查清", exact=True).click()
    keeper.fill(explanation="标签脱落，已重贴")
    keeper.submit("done")


def destroy(seat: Seats, installation: Installation, numbers: list[str]) -> None:
    """List, approve, watch by two others; one supervisor alone is refused; one stays unticked."""
    keeper = seat("keeper")
    keeper.open("/registers/carriers.destruction/")
    keeper.act("造册拟销毁", copies="\n".join(numbers), reason="清退后无保存价值",
               appraisal="无保存价值", method="送销毁中心", place="市销毁中心")  # fmt: skip
    page = keeper.here
    keeper.follow("监销")
    keeper.fill(request_reason="按期销毁")
    keeper.submit("asked")
    keeper.is_told("监销")
    approve(seat("leader"))
    keeper.open(page)
    keeper.page.get_by_role("link", name="办理", exact=True).click()
    alone = {**at_counter("first", "secrecy_office"), **at_counter("second", "secrecy_office")}
    watched = {"ticked": tuple(numbers[:-1]), "receipt": "销回 3 号", "by_pin": PIN}
    once = {"first": name_of("secrecy_office"), "second": name_of("secrecy_office")}
    keeper.fill(**watched, **once, **alone)
    keeper.submit("refused")
    keeper.sees("监销须有两人")
    both = {**at_counter("first", "secrecy_office"), **at_counter("second", "office_head")}
    keeper.fill(**watched, first=name_of("secrecy_office"), second=name_of("office_head"), **both)
    keeper.submit("done")
    keeper.is_told("监销")
    keeper.sees("未销毁，留账")
    left = f"SELECT state FROM carriers_copy WHERE number = '{numbers[-1]}'"
    assert installation.rows(left) == [("room",)]


def what_is_refused_stays_refused(seat: Seats, lives: list[list[str]]) -> None:
    """Plain post for a classified copy; then it is missing, and nothing can be done with it."""
    keeper, left = seat("keeper"), lives[-1][-1]
    keeper.open(f"/registers/carriers.copy/?q={left}")
    keeper.page.locator("a[data-open]").first.click()
    record = keeper.here
    keeper.open(f"/act/carriers.copy.dispatched/{record.split('/')[-2]}/")
    fields = {"body": "青岭市档案馆", "method": "普通邮政"}
    keeper.fill(**fields, request_reason="移交")
    keeper.submit("refused")
    keeper.sees("普通邮政")
    keeper.open(record)
    keeper.act("报告下落不明", last_seen="清点之后")
    keeper.open(record)
    keeper.page.locator(".actions summary", has_text="不能办理").click()
    keeper.sees("查清以前冻结")


def refused(keeper: Seat, received: Received, reason: str, **fields: Any) -> None:
    """Try to send the copy and meet the reason."""
    keeper.open(f"/act/carriers.copy.sent/{_ref(received)}/")
    keeper.fill(**fields)
    keeper.submit("refused")
    keeper.sees(reason)


def whole(installation: Installation) -> None:
    """Each copy has exactly one holder, its custody says the same, without a gap."""
    rows = installation.rows("SELECT id, state, holder_id, outside FROM carriers_copy")
    assert all((state == "held") == (holder is not None) for _id, state, holder, _out in rows)
    links = installation.rows(
        "SELECT copy_id, giver_id, taker_id FROM carriers_custody ORDER BY copy_id, step"
    )
    last: dict[int, Any] = {}
    for copy, giver, taker in links:
        assert giver == last.get(copy)
        last[copy] = taker
    assert last == {copy: holder for copy, _state, holder, _out in rows}


def balance(installation: Installation) -> None:
    """Issued = in the room, held, in transit, sent out, archived, returned, destroyed and lost."""
    whole(installation)
    rows = installation.rows("SELECT state, count(*) FROM carriers_copy GROUP BY state")
    states = Counter(dict(rows))
    issued = "SELECT count(DISTINCT copy_id) FROM carriers_custody WHERE step = 1"
    assert sum(states.values()) == installation.rows(issued)[0][0]
    assert set(states) <= {"room", "held", "transit", "sent"} | ENDED
    assert {state: states[state] for state in ENDED} == {
        "destroyed": 3, "returned": 1, "archived": 1, "lost": 0,
    }  # fmt: skip
    done = "SELECT count(*) FROM trail_entry WHERE outcome = 'done' AND code = '%s'"
    moved = "SELECT count(*) FROM carriers_custody WHERE how = '%s'"
    for code, how in (
        ("carriers.copy.duplicated", "copied"),
        ("carriers.copy.carried-out", "carried"),
    ):
        assert installation.rows(done % code) == installation.rows(moved % how)


def _ref(received: Received) -> str:
    return received.copy.split("/")[-2]
