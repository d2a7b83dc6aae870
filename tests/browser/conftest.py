"""A served installation for each file, and members of the cast in browsers of their own."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.installation import Installation, installed
from tests.browser.seats import MEMBERS, Seat
from tests.browser.serving import Watch, served

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
         "--disable-component-update", "--disable-sync", "--lang=zh-CN"]  # fmt: skip
SCREEN = {"viewport": {"width": 1280, "height": 720}, "locale": "zh-CN",
          "timezone_id": "Asia/Shanghai"}  # fmt: skip


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    """A home folder and a database with the cast, of this file's own."""
    with installed() as made:
        yield made


@pytest.fixture(scope="module")
def address(installation: Installation) -> Iterator[str]:
    """Where the real server answers."""
    with served(installation) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium; it is closed with the file, since its loop must not outlive it."""
    with sync_playwright() as tool:
        chromium = tool.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def acts() -> Counter[Any]:
    """What the seats have sent off, by code and outcome."""
    return Counter()


@pytest.fixture
def seat(browser: Browser, address: str, acts: Counter[Any]) -> Iterator[Callable[[str], Seat]]:
    """Return the signed-in seat of a member; the test fails if one of its pages misbehaved."""
    watch, seats = Watch(address), {}

    def of(key: str) -> Seat:
        if key not in seats:
            context = browser.new_context(**SCREEN)
            watch.over(context)
            seats[key] = Seat(context.new_page(), address, MEMBERS[key], acts)
            seats[key].sign_in()
        return seats[key]

    yield of
    for each in seats.values():
        each.page.context.close()
    assert watch.faults == []
