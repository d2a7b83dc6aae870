"""What the clauses are called and where they stand; filled at start by who has the catalogue."""

from collections.abc import Callable, Iterable

name_of: dict[str, str] = {}
law_of: dict[str, str] = {}
_own: list[Callable[[], dict[str, str]]] = []


def take_own_articles_from(source: Callable[[], dict[str, str]]) -> None:
    """Name who knows the organisation's own articles: clause → document and article."""
    _own[:] = [source]


def own_articles() -> dict[str, str]:
    """Return the organisation's own articles by clause, as they are now."""
    return _own[0]() if _own else {}


def grounds(codes: Iterable[str], own: dict[str, str]) -> dict[str, str]:
    """Return where the clauses stand, each place once, with the first clause that stands there.

    The organisation's own document and article, else today's article of law, else its name.
    """
    found: dict[str, str] = {}
    for code in codes:
        found.setdefault(own.get(code) or law_of.get(code) or name_of.get(code, code), code)
    return found
