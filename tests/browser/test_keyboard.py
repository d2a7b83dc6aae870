"""The daily work without a mouse: rows, records and forms by keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.cast import PIN
from tests.browser.seats import Seat
from tests.browser.steps import SENDER, Matter, Seats, receive
from tests.browser.texts import Text

FARTHEST = 40
READERS = ("业务一处",)


class Keys:
    """Fingers on a keyboard: no other way to the page."""

    def __init__(self, seat: Seat) -> None:
        self.page = seat.page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, name: str) -> Any:
        """Press Tab until the field `name` has the cursor."""
        focused = self.page.locator(f"[name={name}]:focus")
        for _step in range(FARTHEST):
            if focused.count():
                return focused
            self.press("Tab")
        raise AssertionError(f"{name} is not reached with the Tab key")

    def write(self, name: str, text: object) -> None:
        """Go to a field and write into it."""
        self.reach(name)
        self.page.keyboard.insert_text(str(text))

    def choose(self, name: str, label: str) -> None:
        """Go to a list of choices and press the arrow until it shows `label`."""
        chosen = self.reach(name).locator("option:checked")
        for _step in range(FARTHEST):
            if chosen.inner_text() == label:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{label} is not reached with the arrow key")

    def leads_to(self, heading: str) -> None:
        """Expect the page with this heading."""
        expect(self.page.locator("h1")).to_contain_text(heading)


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return [Text(f"关于值班安排的通知之{count}", 3) for count in "一二"]


@pytest.fixture
def keys(seat: Seats) -> Keys:
    """The keeper's keyboard."""
    return Keys(seat("keeper"))


def test_j_and_k_walk_the_rows_and_enter_opens_one(
    seat: Seats, keys: Keys, texts: list[Text]
) -> None:
    for text in texts:
        receive(seat, text, Matter("内部", "", READERS, "reader", "classifier"))
    seat("keeper").open("/registers/carriers.copy/")
    rows = [row.inner_text() for row in keys.page.locator("a[data-open]").all()]
    here = keys.page.locator("a[data-open]:focus")
    for key, row in (("j", rows[0]), ("j", rows[1]), ("j", rows[2]), ("k", rows[1])):
        keys.press(key)
        expect(here).to_have_text(row)
    keys.press("Enter")
    keys.leads_to(rows[1])


def test_e_begins_the_first_action_and_the_form_has_the_cursor(seat: Seats, keys: Keys) -> None:
    seat("keeper").open("/registers/carriers.copy/")
    keys.press("j", "Enter")
    keys.leads_to("/")
    keys.press("e")
    keys.leads_to("送阅")
    expect(keys.page.locator("[name=to]")).to_be_focused()


def test_keys_are_letters_again_while_somebody_writes(seat: Seats, keys: Keys) -> None:
    seat("keeper").open("/act/carriers.document.counted/")
    keys.reach("sender")
    keys.press("j", "k", "e", "/", "?")
    expect(keys.page.locator("[name=sender]")).to_have_value("jke/?")
    keys.leads_to("收件清点")


def test_the_question_mark_shows_the_keys_and_escape_hides_them(seat: Seats, keys: Keys) -> None:
    seat("keeper").open("/")
    keys.press("?")
    expect(keys.page.locator("#keys")).to_be_visible()
    keys.press("Escape")
    expect(keys.page.locator("#keys")).to_be_hidden()


def test_a_document_is_received_by_keyboard_alone(seat: Seats, keys: Keys) -> None:
    seat("keeper").open("/act/carriers.document.counted/")
    keys.choose("level", "内部")
    keys.choose("kind", "纸质文件")
    for name, text in {"sender": SENDER, "courier": "机要通信员", "declared": 2}.items():
        keys.write(name, text)
    keys.write("counted", 2)
    keys.press("Enter")
    keys.leads_to("待编号")
    keys.press("e")
    keys.leads_to("收文登记")
    keys.write("title", "关于钥匙交接的通知")
    keys.write("amount", 3)
    keys.press("Enter")
    keys.leads_to("待编号")
    keys.press("e")
    keys.leads_to("编号")
    keys.press("Enter")
    keys.leads_to("收内")
    keys.press("e")
    keys.leads_to("签收")
    keys.write("by_pin", PIN)
    keys.press("Enter")
    expect(keys.page.locator(".message--success")).to_contain_text("签收")


def test_boxes_are_ticked_with_the_space_bar(seat: Seats) -> None:
    head = seat("office_head")
    head.open("/registers/carriers.document/")
    keys = Keys(head)
    keys.press("j", "Enter")
    keys.leads_to("收内")
    keys.press("e")
    keys.leads_to("确定知悉范围")
    keys.reach("circles")
    keys.press("Space", "Tab", "Space", "Enter")
    expect(head.page.locator(".message--success")).to_contain_text("确定知悉范围")
    expect(head.page.locator("body")).to_contain_text(re.compile("知悉范围\\s+办公室、业务一处"))
