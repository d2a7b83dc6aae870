"""Whatever page a person opens, the browser asks our host alone and keeps to the policy."""

from collections.abc import Iterator
from typing import Any

PAGES = 18
NOT_PAGES = ("papers", "sign-out", "export", "label")
MANY_OF_A_KIND = ("registers", "act")


def test_the_pages_of_a_keeper_ask_no_other_host(seat: Any, installation: Any) -> None:
    installation.run("tests.browser.ground")
    keeper = seat("keeper")
    keeper.open("/")
    waiting, seen = {kind(path): path for path in links(keeper.page)}, {("", "")}
    while len(seen) < PAGES:
        known = {first for first, _second in seen}
        found = min(waiting.keys() - seen, key=lambda each: (each[0] in known, each))
        keeper.page.goto(keeper.address + waiting[found])
        assert keeper.page.locator("form[action*=sign-out]").count() > 0, found
        seen.add(found)
        waiting = {kind(path): path for path in links(keeper.page)} | waiting
    assert {"registers", "carriers", "act"} <= {first for first, _second in seen}


def links(page: Any) -> Iterator[str]:
    """Yield the paths of our own that a page leads to; files and signing out aside."""
    for told in page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.pathname)"):
        if not any(word in told for word in NOT_PAGES):
            yield told


def kind(path: str) -> tuple[str, str]:
    """Return what pages of one kind have in common, so that one of each is opened."""
    first, second = [*path.split("/"), ""][1:3]
    return first, "" if first in MANY_OF_A_KIND else second
