"""What hands do at several desks: ask, approve, act; change a setting; take an old register in."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.cast import PIN
from tests.browser.seats import MEMBERS, Seat, at_counter
from tests.browser.steps import Seats

FOR_LONG = 180_000


def ask(seat: Seats, by: str, record: str, title: str, **fields: Any) -> None:
    """Ask for the approval that a procedure on a record needs, with the reason that it asks for."""
    asker = seat(by)
    asker.open(record)
    asker.follow(title)
    asker.fill(**fields)
    if asker.page.locator("form.form [name=request_reason]").count():
        asker.fill(request_reason="工作需要")
    asker.submit("asked")
    asker.is_told(title)


def approve(approver: Seat) -> None:
    """Open the newest request that waits, and approve it with the keyboard."""
    approver.open("/to-sign/")
    approver.page.locator(".selection tbody a[data-open]").last.click()
    approver.page.locator(".facts--request").wait_for()
    approver.page.keyboard.press("a")
    approver.page.keyboard.type(PIN)
    approver.page.keyboard.press("Enter")
    approver.is_told("批准")


def act_as_approved(seat: Seats, by: str, record: str, title: str, **fields: Any) -> None:
    """Carry out what was approved, from the record's page."""
    actor = seat(by)
    actor.open(record)
    actor.page.get_by_role("link", name="办理", exact=True).first.click()
    expect(actor.page.locator("h1")).to_contain_text(title)
    actor.fill(**fields)
    actor.submit("done")
    actor.is_told(title)


def signed_by(part: str, key: str) -> dict[str, str]:
    """Return what both sides give: the keeper's PIN, and card and PIN of the other."""
    return {"by_pin": PIN, **at_counter(part, key)}


def change_setting(seat: Seats, code: str, words: str, day: str) -> None:
    """Let the secrecy office propose another value, a leader approve it, the office adopt it."""
    office = seat("secrecy_office")
    office.open(f"/act/regime.change.drafted/?code={code}")
    office.fill(value=words, starts=day, reason="本单位制度规定")
    office.submit("done")
    office.is_told("拟调制度参数")
    change = office.here
    approve(seat("leader"))
    act_as_approved(seat, "secrecy_office", change, "施行参数调整")


def take_in(keeper: Seat, file: Path, left_out: int) -> None:
    """Upload an old register, let the columns be guessed, leave the faulty rows out, confirm."""
    keeper.open("/act/imports.ledger.uploaded/")
    keeper.page.set_input_files("[name=file]", str(file))
    keeper.submit("done")
    keeper.sees("表头在哪里")
    keeper.submit("done")
    keeper.sees("哪一栏是什么")
    keeper.page.fill("[name=due_on_steady]", "2030-12-31")
    keeper.page.get_by_role("button", name="检查", exact=True).click()
    keeper.sees("还没有写入任何台账", f"有错 {left_out} 行")
    keeper.page.locator("[name=leave_out]").check()
    keeper.fill(by_pin=PIN)
    keeper.submit("done")
    expect(keeper.page.locator("body")).to_contain_text("暂存的内容已清空", timeout=FOR_LONG)


def name_of(key: str) -> str:
    return MEMBERS[key].name
