"""A tour of the pages of the fictional organisation, a picture of each."""

import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.cast import PIN
from tests.browser.conftest import CHROMIUM, QUIET, SCREEN
from tests.browser.installation import ROOT, installed
from tests.browser.pictures import small
from tests.browser.seats import MEMBERS, SUBMIT, Seat, at_counter
from tests.browser.serving import Watch, served

FOLDER = ROOT / "docs" / "screenshots"
Visit = Callable[[Seat], None]


def take_pictures() -> None:
    """Make every picture anew and say how large it became."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with installed("") as made:
        made.run("tests.browser.ground")
        with served(made) as address, sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            watch = Watch(address)
            for name, key, visit in TOUR:
                seat = _seat(browser, address, watch, key)
                visit(seat)
                _keep(name, seat.page.screenshot())
                if name == "register":
                    _print("print", seat.page)
                seat.page.context.close()
            browser.close()
    for fault in watch.faults:
        print("fault:", fault)


def _seat(browser: Any, address: str, watch: Watch, key: str) -> Seat:
    context = browser.new_context(**SCREEN)
    watch.over(context)
    seat = Seat(context.new_page(), address, MEMBERS[key or "keeper"], Counter())
    if key:
        seat.sign_in()
    return seat


def _keep(name: str, picture: bytes) -> None:
    picture = small(picture)
    (FOLDER / f"{name}.png").write_bytes(picture)
    print(f"{name:16}{len(picture) // 1024:5} KB")


def _print(name: str, page: Page) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder, "paper.pdf")
        page.pdf(path=paper, prefer_css_page_size=True)
        words = [
            "pdftoppm",
            "-png",
            "-singlefile",
            "-f",
            "1",
            "-r",
            "92",
            paper,
            paper.with_suffix(""),
        ]
        subprocess.run(words, check=True)
        _keep(name, paper.with_suffix(".png").read_bytes())


def sign_in(seat: Seat) -> None:
    seat.open("/")


def today(seat: Seat) -> None:
    seat.open("/")


def register(seat: Seat) -> None:
    seat.open("/registers/carriers.copy/")


def document(seat: Seat) -> None:
    seat.open("/registers/carriers.document/")
    seat.page.locator("a[data-open]").nth(3).click()
    seat.page.locator(".columns--record").wait_for()


def copy_with_a_life(seat: Seat) -> None:
    seat.open("/registers/carriers.copy/")
    seat.page.locator("a[data-open]", has_text="收内〔2026〕0002号/001").click()
    seat.page.locator(".timeline").wait_for()


def form(seat: Seat) -> None:
    seat.open("/registers/carriers.copy/?show=in")
    seat.page.locator("a[data-open]", has_text="收秘〔2026〕0001号/002").click()
    seat.follow("送阅")


def refusal(seat: Seat) -> None:
    form(seat)
    seat.fill(to=MEMBERS["stranger"].name, by_pin=PIN, **at_counter("to", "stranger"))
    seat.page.click(SUBMIT)
    seat.page.locator(".refusals").wait_for()


def asking(seat: Seat) -> None:
    document(seat)
    seat.follow("扩大知悉范围")
    seat.fill(circle="后勤处", request_reason="后勤处须据此安排搬运和车辆")
    seat.page.click(SUBMIT)
    seat.is_told("扩大知悉范围")


def to_sign(seat: Seat) -> None:
    seat.open("/to-sign/")


def matrix(seat: Seat) -> None:
    seat.open("/matrix/")


def trail(seat: Seat) -> None:
    seat.open("/trail/")


def person(seat: Seat) -> None:
    seat.open("/registers/people.person/")
    seat.page.get_by_role("link", name=MEMBERS["leader"].number).click()
    seat.page.locator(".columns--record").wait_for()


TOUR: tuple[tuple[str, str, Visit], ...] = (
    ("sign-in", "", sign_in),
    ("today", "keeper", today),
    ("register", "keeper", register),
    ("document", "keeper", document),
    ("copy", "keeper", copy_with_a_life),
    ("form", "keeper", form),
    ("refusal", "keeper", refusal),
    ("asking", "keeper", asking),
    ("to-sign", "leader", to_sign),
    ("today-leader", "leader", today),
    ("matrix", "keeper", matrix),
    ("person", "security", person),
    ("trail", "audit", trail),
)
