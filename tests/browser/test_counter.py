"""The keeper's speed, no mouse: fifty envelopes, ten copies handed out, a count of 500 labels."""

import time
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import PIN
from tests.browser.installation import Installation
from tests.browser.seats import MEMBERS
from tests.browser.steps import Seats

READER = MEMBERS["reader"]
HEARD = """
  window.heard = [];
  const start = AudioScheduledSourceNode.prototype.start;
  AudioScheduledSourceNode.prototype.start = function (...at) {
    window.heard.push(this.frequency.value);
    return start.apply(this, at);
  };
"""
HOLD_BACK = """() => {
  const ask = window.fetch;
  const free = new Promise((go) => { window.letGo = go; });
  window.fetch = (...request) => free.then(() => ask(...request));
}"""
HIGH, LOW, SAME_AGAIN = 880, 196, 440
ENVELOPES, EACH = 50, 10
SECONDS = 30
PATIENCE = SECONDS * 1000


@pytest.fixture
def page(seat: Seats) -> Page:
    """The keeper's page; it notes which tones it makes, and a mouse is a fault."""
    page: Page = seat("keeper").page
    page.add_init_script(HEARD)
    return page


def scan(page: Page, *texts: str) -> None:
    """Do what a scanner does: type the label's text and Enter, without waiting for the answer."""
    for text in texts:
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")


def write(page: Page, **fields: object) -> None:
    """Go from field to field with Tab, and write; the cursor begins in the first."""
    for name, value in fields.items():
        here = page.locator(f"form.entry [name={name}]")
        while not here.evaluate("here => here === document.activeElement"):
            page.keyboard.press("Tab")
        if here.evaluate("here => here.matches('select')"):
            while here.locator("option:checked").inner_text() != value:
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.press("Control+A")
            page.keyboard.insert_text(str(value))
    page.keyboard.press("Enter")


@pytest.mark.clause("DOC-01", "CIR-02", "CIR-06", "RET-03")
def test_envelopes_copies_and_a_count_pass_the_counter_by_keyboard_alone(
    seat: Seats, page: Page, installation: Installation
) -> None:
    registers_envelopes(seat, page)
    labels = the_labels(installation)
    head = seat("office_head")
    head.open(document_of(installation))
    head.act("定知悉范围并拟办", bodies=("业务一处",), opinion="传阅")
    hands_ten_copies_out(seat, page, installation, labels)
    says_what_is_wrong(page, labels)
    begins_anew_when_a_scan_does_not_arrive(page, labels)
    takes_two_back(page, labels)
    hides_a_pin_that_comes_before_its_box(page, labels)
    counts_and_goes_on_after_the_browser_was_closed(seat, page, installation, labels)


def registers_envelopes(seat: Seats, page: Page) -> None:
    seat("keeper").open("/carriers/entering/")
    write(page, title="关于钥匙交接的通知", span="001-010", level="内部", kind="纸质文件", amount=3,
          sender="青岭市档案馆", courier="机要通信员")  # fmt: skip
    told = page.locator(".message--success")
    expect(told).to_contain_text("0001号，10 份", timeout=PATIENCE)
    for place in range(2, ENVELOPES + 1):
        write(page, title=f"关于第 {place} 项工作的通知", span="001-010", amount=3)
        expect(told).to_contain_text(f"{place:04}号，{EACH} 份", timeout=PATIENCE)
    page.keyboard.press("F4")
    scan(page, PIN)
    expect(told).to_contain_text(f"已签收 {ENVELOPES} 件", timeout=PATIENCE)


def the_labels(installation: Installation) -> list[str]:
    rows = installation.rows("SELECT number FROM carriers_copy ORDER BY id")
    return [number for (number,) in rows]


def document_of(installation: Installation) -> str:
    [(ref,), *_others] = installation.rows("SELECT public_id FROM carriers_document ORDER BY id")
    return f"/carriers/documents/{UUID(str(ref))}/"


def hands_ten_copies_out(
    seat: Seats, page: Page, installation: Installation, labels: list[str]
) -> None:
    seat("keeper").open("/carriers/counter/")
    begun = time.monotonic()
    scan(page, READER.number, *labels[:10])
    expect(page.locator(".counter-lines tbody tr")).to_have_count(10, timeout=PATIENCE)
    page.keyboard.press("Enter")
    expect(page.locator("[name=other_pin]")).to_be_focused(timeout=PATIENCE)
    scan(page, PIN, PIN)
    expect(page.locator(".scan-answer--done")).to_contain_text(
        f"已送阅 10 份：{READER.name}", timeout=PATIENCE
    )
    assert time.monotonic() - begun < SECONDS
    out = "SELECT count(*) FROM carriers_copy WHERE state = 'held'"
    assert installation.rows(out) == [(10,)]
    entries = "SELECT count(*) FROM trail_entry WHERE code = 'carriers.copy.sent'"
    assert installation.rows(entries) == [(10,)]
    heard = page.evaluate("window.heard")
    assert (heard.count(HIGH), heard.count(SAME_AGAIN)) == (3, 2 * 9)
    expect(page.locator("[name=scan]")).to_be_focused(timeout=PATIENCE)


def says_what_is_wrong(page: Page, labels: list[str]) -> None:
    scan(page, MEMBERS["junior"].number, labels[0])
    answer = page.locator(".scan-answer--no")
    expect(answer).to_contain_text(f"上一位阅文人 {READER.name} 尚未退回", timeout=PATIENCE)
    size = answer.locator(".scan-words").first.evaluate(
        "p => parseFloat(getComputedStyle(p).fontSize)"
    )
    assert size > 20
    assert LOW in page.evaluate("window.heard")
    page.keyboard.press("Escape")
    expect(page.locator(".counter-person")).to_contain_text("请扫人员卡", timeout=PATIENCE)


def begins_anew_when_a_scan_does_not_arrive(page: Page, labels: list[str]) -> None:
    page.route("**/carriers/counter/", lambda route: route.abort(), times=1)
    with page.expect_navigation(timeout=PATIENCE):
        scan(page, READER.number, labels[10])
    expect(page.locator(".counter-lines tbody tr")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("[name=scan]")).to_be_focused(timeout=PATIENCE)


def hides_a_pin_that_comes_before_its_box(page: Page, labels: list[str]) -> None:
    """The page knows no box yet; what is typed while it asks goes there, and is never readable."""
    page.keyboard.press("F1")
    page.evaluate(HOLD_BACK)
    scan(page, READER.number, labels[0])
    page.keyboard.press("Enter")
    page.keyboard.type(PIN)
    line = page.locator("[name=scan]")
    expect(line).to_have_attribute("type", "password")
    page.evaluate("letGo()")
    expect(page.locator("[name=other_pin]")).to_be_focused(timeout=PATIENCE)
    expect(page.locator("[name=other_pin]")).to_have_value(PIN)
    expect(line).to_have_attribute("type", "text")
    expect(line).to_have_value("")
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=other_pin]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".counter-person")).to_contain_text("请扫人员卡", timeout=PATIENCE)


def takes_two_back(page: Page, labels: list[str]) -> None:
    page.keyboard.press("F2")
    scan(page, READER.number, labels[0], "3", labels[1], "3", READER.number)
    expect(page.locator("[name=other_pin]")).to_be_focused(timeout=PATIENCE)
    scan(page, PIN, PIN)
    expect(page.locator(".scan-answer--done")).to_contain_text("已收回 2 份", timeout=PATIENCE)


def counts_and_goes_on_after_the_browser_was_closed(
    seat: Seats, page: Page, installation: Installation, labels: list[str]
) -> None:
    """All but one of 500 labels are scanned; eight are out, two of these lie in the room."""
    assert len(labels) == ENVELOPES * EACH
    elsewhere(seat, installation, labels[-1])
    keeper = seat("keeper")
    keeper.open("/registers/carriers.stocktake/")
    keeper.act("开始清点", kind="抽查")
    page.keyboard.press("s")
    expect(page.locator("[name=scan]")).to_be_focused(timeout=PATIENCE)
    scan(page, *labels[10:30])
    figures = page.locator(".count-figures")
    expect(figures).to_contain_text("清点到20", timeout=PATIENCE)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(figures).to_contain_text("清点到20", timeout=PATIENCE)
    page.locator("[name=place]").select_option(label="机要室")
    expect(page.locator("[name=place] option:checked")).to_have_text("机要室", timeout=PATIENCE)
    scan(page, *labels[:2], *labels[2:4], "旧标签", *labels[30:-2], labels[-1])
    expect(figures).to_contain_text("还缺1", timeout=PATIENCE)
    expect(figures).to_contain_text("账上不在机要室2", timeout=PATIENCE)
    expect(figures).to_contain_text("账外标签0", timeout=PATIENCE)
    expect(figures).to_contain_text("放错处所1", timeout=PATIENCE)
    scan(page, "旧标签")
    page.get_by_role("row", name="旧标签").get_by_text("记为账外标签").click()
    expect(figures).to_contain_text("账外标签1", timeout=PATIENCE)
    lists = page.locator("[data-part]")
    expect(lists).to_contain_text(labels[-2])
    expect(lists).to_contain_text("放错：应存二号柜，在机要室")


def elsewhere(seat: Seats, installation: Installation, label: str) -> None:
    """Let the books say that a copy is kept in a cabinet of its own."""
    office = seat("secrecy_office")
    office.open("/registers/carriers.place/")
    office.act("登记处所", name="二号柜", kind="机要室", container="密码保险柜", level="内部")
    question = f"SELECT public_id FROM carriers_copy WHERE number = '{label}'"
    [(ref,)] = installation.rows(question)
    keeper = seat("keeper")
    keeper.open(f"/act/carriers.copy.stored/{UUID(str(ref))}/")
    keeper.fill(place="二号柜")
    keeper.submit("done")
    keeper.is_told("存入保管处所")
