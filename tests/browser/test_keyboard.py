"""The daily work without a mouse: rows, records and forms by keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.cast import PIN
from tests.browser.seats import Seat
from tests.browser.steps import SENDER, Matter, Seats, receive
from tests.browser.texts import Text

FARTHEST = 120
NOTICE = Text("关于值班安排的通知", 3)
COUNTED = {"level": "内部", "kind": "纸质文件", "sender": SENDER, "courier": "机要通信员"}
A_NUMBER, A_COPY = re.compile(r"^收内〔\d+〕\d+号$"), re.compile(r"^收内〔\d+〕\d+号/\d+$")


class Keys:
    """Fingers on a keyboard: no other way to the page."""

    def __init__(self, seat: Seat) -> None:
        self.page = seat.page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, place: Locator) -> Locator:
        """Press Tab until the place has the cursor."""
        for _step in range(FARTHEST):
            if place.evaluate("place => place === document.activeElement"):
                return place
            self.press("Tab")
        raise AssertionError(f"{place} is not reached with the Tab key")

    def reach(self, name: str) -> Locator:
        """Go to the first field of this name."""
        return self.tab_to(self.page.locator(f"form.form [name={name}]").first)

    def tick(self, label: str) -> None:
        """Go to a box and press the space bar."""
        self.tab_to(self.page.get_by_label(label, exact=True))
        self.press("Space")

    def begin(self, title: str) -> None:
        """Go to the button of a procedure on a record's page and press it."""
        self.tab_to(self.page.locator(".actions").get_by_role("link", name=title))
        self.press("Enter")
        self.leads_to(title)

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

    def leads_to(self, heading: str | re.Pattern[str]) -> None:
        """Expect the page with this heading, and no other that merely contains it."""
        expect(self.page.locator("h1")).to_have_text(heading)


@pytest.fixture
def keys(seat: Seats) -> Keys:
    """The keeper's keyboard."""
    return Keys(seat("keeper"))


@pytest.fixture
def copies(seat: Seats) -> str:
    """The register with two copies or more, in the confidential room."""
    receive(seat, NOTICE, Matter("内部", "", ("业务一处",), "reader", "classifier"))
    return "/registers/carriers.copy/"


def test_j_and_k_walk_the_rows_and_enter_opens_one(seat: Seats, keys: Keys, copies: str) -> None:
    seat("keeper").open(copies)
    rows = [row.inner_text() for row in keys.page.locator("a[data-open]").all()]
    here = keys.page.locator("a[data-open]:focus")
    for key, row in (("j", rows[0]), ("j", rows[1]), ("k", rows[0]), ("j", rows[1])):
        keys.press(key)
        expect(here).to_have_text(row)
    keys.press("Enter")
    keys.leads_to(rows[1])


def test_e_begins_the_first_action_and_the_form_has_the_cursor(
    seat: Seats, keys: Keys, copies: str
) -> None:
    seat("keeper").open(copies)
    keys.press("j", "Enter")
    keys.leads_to(A_COPY)
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
    keys.choose("level", COUNTED["level"])
    keys.choose("kind", COUNTED["kind"])
    fill_in(keys, sender=SENDER, courier=COUNTED["courier"], declared=2, counted=2)
    keys.leads_to("待编号")
    keys.begin("收文登记")
    fill_in(keys, title="关于钥匙交接的通知", amount=3)
    keys.leads_to("待编号")
    keys.begin("编号")
    fill_in(keys)
    keys.leads_to(A_NUMBER)
    keys.begin("签收")
    fill_in(keys, by_pin=PIN)
    seat("keeper").is_told("签收")


@pytest.mark.clause("CIR-05")
def test_boxes_are_ticked_with_the_space_bar(seat: Seats) -> None:
    keeper, head = seat("keeper"), seat("office_head")
    keeper.open("/registers/carriers.document/")
    keeper.act("收件清点", **COUNTED, declared=2, counted=2)
    head.open(keeper.here)
    keys = Keys(head)
    keys.begin("定知悉范围并拟办")
    keys.tick("办公室")
    keys.tick("业务一处")
    keys.press("Enter")
    head.is_told("定知悉范围并拟办")
    head.sees("办公室、业务一处")


def fill_in(keys: Keys, **fields: object) -> None:
    for name, text in fields.items():
        keys.write(name, text)
    keys.press("Enter")
