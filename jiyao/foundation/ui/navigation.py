"""The left navigation: areas add their entries at start-up, each person sees those of his roles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString

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


@dataclass(frozen=True)
class Line:
    """An entry as it is shown: its words and its address."""

    group: str
    title: str
    url: str
    count: Count | None


# How many drawings a process keeps: of the navigation by roles, page and what waits, and of marks.
DRAWINGS = 512
ENTRIES: dict[tuple[str, ...], Entry] = {}
# The roles whose daily work a group is: for them it stands unfolded.
DAILY: dict[str | Promise, frozenset[str]] = {}


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
    forget()


def unfold(group: str | Promise, roles: Iterable[Role]) -> None:
    """Let a group stand first and unfolded for these roles. The first group does for everybody."""
    DAILY[group] = frozenset(role.code for role in roles)
    forget()


def named(asked: str) -> list[Entry]:
    """Return the lines in whose words all of `asked` stands, whoever they are for."""
    return [entry for entry in ENTRIES.values() if asked and asked in str(entry.title)]


def forget() -> None:
    """Draw everything anew the next time."""
    _lines.cache_clear()
    _draw.cache_clear()


def drawn(request: HttpRequest, roles: frozenset[str]) -> SafeString:
    """Return the navigation of a page as HTML; what many pages have in common is drawn once."""
    here = _nearest(request.path, [line.url for line in _lines(roles)])
    counted = [line for line in _lines(roles) if line.count]
    return _draw(roles, here, tuple(line.count(request) for line in counted if line.count))


def groups_of(roles: frozenset[str], here: str, counts: Iterable[int] = ()) -> list[dict[str, Any]]:
    """Return the groups with their lines for these roles, the line at `here` marked current.

    The first group and those of the roles' daily work stand before the others.

    counts: the number beside each line that has one, in the order of the lines.
    """
    waiting = iter(counts)
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(roles):
        count = next(waiting, 0) if line.count else 0
        shown = {"title": line.title, "url": line.url, "current": line.url == here, "count": count}
        groups.setdefault(line.group, []).append(shown)
    daily = {str(group) for group, codes in DAILY.items() if codes & roles} | set(list(groups)[:1])
    return [
        {"title": title, "items": items, "open": title in daily or _is_here(items)}
        for title, items in sorted(groups.items(), key=lambda group: group[0] not in daily)
    ]


def _is_here(items: list[dict[str, Any]]) -> bool:
    return any(item["current"] or item["count"] for item in items)


@cache
def _lines(roles: frozenset[str]) -> tuple[Line, ...]:
    entries = [e for e in ENTRIES.values() if not e.roles or e.roles & roles]
    found = [
        Line(str(e.group), str(e.title), url_or_blank(e.url_name, e.args), e.count)
        for e in sorted(entries, key=lambda e: e.order)
    ]
    return tuple(line for line in found if line.url)


@lru_cache(maxsize=DRAWINGS)
def _draw(roles: frozenset[str], here: str, counts: tuple[int, ...]) -> SafeString:
    groups = groups_of(roles, here, counts)
    return render_to_string("ui/frame/navigation.html", {"navigation": groups})


def url_or_blank(url_name: str, args: tuple[str, ...] = ()) -> str:
    """Return the address of a page, or nothing when this installation has no such page."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def _nearest(path: str, urls: Iterable[str]) -> str:
    above = [url for url in urls if url and (path == url or (url != "/" and path.startswith(url)))]
    return max(above, key=len, default="")
