"""Whatever page a person opens, the browser asks our host alone and keeps to the policy."""

from typing import Any

PAGES = 60


def test_the_pages_of_a_keeper_ask_no_other_host(seat: Any, installation: Any) -> None:
    installation.run("tests.browser.ground")
    keeper = seat("keeper")
    keeper.open("/")
    waiting, seen = ["/"], set()
    while waiting and len(seen) < PAGES:
        path = waiting.pop(0)
        keeper.page.goto(keeper.address + path, wait_until="load")
        assert keeper.page.locator("form[action*=sign-out]").count() > 0, path
        seen.add(path)
        waiting += [each for each in links(keeper.page) if each not in seen | set(waiting)]
    assert len(seen) == PAGES
    kinds = {path.split("/")[1] for path in seen}
    assert {"registers", "carriers", "act", "me"} <= kinds


def links(page: Any) -> list[str]:
    """Return the paths of our own that a page leads to; files and signing out aside."""
    told = page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    paths = dict.fromkeys(each.partition("?")[0].partition("#")[0] for each in told)
    return [path for path in paths if not path.startswith(("/papers/", "/sign-out/"))
            and "export" not in path and "label" not in path]  # fmt: skip
