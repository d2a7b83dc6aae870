"""The steps of the story: receive, hand over, refuse, read, return, widen."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.cast import PIN
from tests.browser.seats import MEMBERS, Seat, at_counter
from tests.browser.texts import Text

Seats = Callable[[str], Seat]
SENDER = "青岭市档案馆"


@dataclass(frozen=True)
class Matter:
    """What is planned for one document: its level, its scope, its readers in their order."""

    level: str
    code_title: str
    scope: tuple[str, ...]
    first: str
    second: str
    stranger_to_scope: bool = False
    persons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Received:
    """A document that is in the register, and its first copy."""

    matter: Matter
    title: str
    pages: int
    number: str
    document: str
    copy: str


def receive(seat: Seats, text: Text, matter: Matter) -> Received:
    """Count, register, number and sign for a document of two copies, then set its scope."""
    keeper = seat("keeper")
    _register(keeper, text, matter)
    keeper.act("编号", copy_numbers="001、002")
    keeper.act("签收", by_pin=PIN)
    number, document = keeper.page.locator("h1").inner_text(), keeper.here
    head = seat("office_head")
    head.open(document)
    head.act("定知悉范围并拟办", bodies=matter.scope, persons=matter.persons, opinion="传阅")
    keeper.open(document)
    keeper.page.get_by_role("link", name=f"{number}/001").click()
    expect(keeper.page.locator("h1")).to_have_text(f"{number}/001")
    title = matter.code_title or text.title
    return Received(matter, title, text.pages, number, document, keeper.here)


def _register(keeper: Seat, text: Text, matter: Matter) -> None:
    keeper.open("/registers/carriers.document/")
    keeper.act("收件清点", level=matter.level, kind="纸质文件", sender=SENDER,
               courier="机要通信员", declared=2, counted=2)  # fmt: skip
    keeper.follow("收文登记")
    title = keeper.page.locator("[name=title]")
    if matter.code_title:
        expect(title).to_have_count(0)
        keeper.fill(code_title=matter.code_title, period="10年")
    else:
        keeper.fill(title=text.title)
    keeper.fill(amount=text.pages)
    keeper.submit("done")
    keeper.is_told("收文登记")


def hand_over(keeper: Seat, received: Received, reader: str) -> None:
    """Send the copy to a reader, who signs at the counter."""
    keeper.open(received.copy)
    keeper.act("送阅", **_sending(reader))
    expect(_now(keeper)).to_contain_text(MEMBERS[reader].name)


def is_refused(keeper: Seat, received: Received, reader: str, reason: str, clause: str) -> None:
    """Try to send the copy: the page says why not, by which clause, and who holds it stays."""
    keeper.open(received.copy)
    held = _now(keeper).inner_text()
    keeper.open(f"/act/carriers.copy.sent/{received.copy.split('/')[-2]}/")
    keeper.fill(**_sending(reader))
    keeper.submit("refused")
    refusals = keeper.page.locator(".refusals")
    expect(refusals).to_contain_text(reason)
    expect(refusals.locator(f"a[href*='{clause}']").first).to_be_visible()
    keeper.open(received.copy)
    assert _now(keeper).inner_text() == held


def says_why_not(keeper: Seat, received: Received, title: str, reason: str, clause: str) -> None:
    """Expect a procedure folded among those that cannot be done now, with reason and clause."""
    keeper.open(received.copy)
    keeper.page.locator(".actions summary", has_text="不能办理").click()
    folded = keeper.page.locator(".not-now").filter(has_text=re.compile(rf"^\s*{title}"))
    expect(folded).to_contain_text(reason)
    expect(folded.locator(f"a[href*='{clause}']").first).to_be_visible()


def sign_as_read(reader: Seat, received: Received) -> None:
    """The reader finds the copy on the own board and signs in the own session."""
    reader.open("/")
    work = reader.page.locator(".work").filter(has_text=f"{received.number}/001")
    expect(work).to_contain_text(received.title)
    work.get_by_role("link", name="阅毕签字").click()
    reader.fill(by_pin=PIN)
    reader.submit("done")
    reader.is_told("阅毕签字")


def take_back(keeper: Seat, received: Received, reader: str) -> None:
    """Take the copy back, counted; the reader signs at the counter."""
    keeper.open(received.copy)
    keeper.act("收回", counted=received.pages, by_pin=PIN, **at_counter("reader", reader))
    expect(_now(keeper)).to_contain_text("机要室")


def widen(seat: Seats, received: Received, reader: str) -> None:
    """The keeper asks, the leader approves what is shown, the keeper carries it out."""
    keeper, leader = seat("keeper"), seat("leader")
    circle = f"{MEMBERS[reader].name}({MEMBERS[reader].number})"
    keeper.open(received.document)
    keeper.follow("扩大知悉范围")
    keeper.fill(circle=circle, request_reason="需会签此件")
    keeper.submit("asked")
    keeper.is_told("扩大知悉范围")
    _approve(leader, received, circle)
    keeper.open(received.document)
    keeper.page.get_by_role("link", name="办理", exact=True).click()
    keeper.sees(circle)
    keeper.submit("done")
    keeper.is_told("扩大知悉范围")
    keeper.sees(circle)


def _approve(leader: Seat, received: Received, circle: str) -> None:
    leader.open("/")
    leader.page.locator(".navigation").get_by_role("link", name="待签").click()
    row = leader.page.locator("tbody tr").filter(has_text=received.number)
    expect(row).to_contain_text(circle)
    expect(row).to_contain_text("需会签此件")
    row.locator("a[data-open]").click()
    expect(leader.page.locator(".facts--request")).to_contain_text(circle)
    leader.page.keyboard.press("a")
    leader.page.keyboard.type(PIN)
    leader.acts["approvals.permit.granted", "done"] += 1
    leader.page.keyboard.press("Enter")
    leader.is_told("批准")


def _sending(reader: str) -> dict[str, str]:
    return {"to": MEMBERS[reader].name, "by_pin": PIN, **at_counter("to", reader)}


def _now(keeper: Seat):  # type: ignore[no-untyped-def]
    return keeper.page.locator(".facts--large")
