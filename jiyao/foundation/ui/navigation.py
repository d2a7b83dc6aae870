"""The left navigation: areas add their entries at start-up, each person sees those of his roles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from jiyao.foundation.access.roles import Role

Count = Callable[[HttpRequest], int]


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; without roles it is for everybody."""

    group: str | Promise
    title: str | Promise
    url_name: str
    roles: frozenset[str]
    order: int
    count: Count | None
    args: tuple[str, ...] = ()


# How many groups stand unfolded: what the person does daily comes first.
UNFOLDED = 2
ENTRIES: dict[tuple[str, ...], Entry] = {}


def add(
    group: str | Promise,
    title: str | Promise,
    url_name: str,
    roles: Iterable[Role] = (),
    order: int = 100,
    count: Count | None = None,
    args: tuple[str, ...] = (),
) -> None:
    """Add a line; the same address replaces it. Call it in `AppConfig.ready`.

    roles: who sees it, nobody named means everybody; order: the lowest stands first, and a group
    stands where its first line stands; count: the number beside it, zero is not shown.
    """
    codes = frozenset(role.code for role in roles)
    ENTRIES[url_name, *args] = Entry(group, title, url_name, codes, order, count, args)


def navigation_for(request: HttpRequest, roles: frozenset[str]) -> list[dict[str, Any]]:
    """Return the groups with their lines for these roles, the page's own line marked current."""
    entries = [e for e in ENTRIES.values() if not e.roles or e.roles & roles]
    urls = {(e.url_name, *e.args): url_or_blank(e.url_name, e.args) for e in entries}
    here = _nearest(request.path, urls.values())
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in sorted(entries, key=lambda e: e.order):
        url = urls[entry.url_name, *entry.args]
        if url:
            count = entry.count(request) if entry.count else 0
            line = {"title": entry.title, "url": url, "current": url == here, "count": count}
            groups.setdefault(str(entry.group), []).append(line)
    return [
        {"title": title, "items": items, "open": place < UNFOLDED or _is_here(items)}
        for place, (title, items) in enumerate(groups.items())
    ]


def _is_here(items: list[dict[str, Any]]) -> bool:
    return any(item["current"] or item["count"] for item in items)


def url_or_blank(url_name: str, args: tuple[str, ...] = ()) -> str:
    """Return the address of a page, or nothing when this installation has no such page."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def _nearest(path: str, urls: Iterable[str]) -> str:
    above = [url for url in urls if url and (path == url or (url != "/" and path.startswith(url)))]
    return max(above, key=len, default="")
