"""Papers of the organisation: facts above one ruled table, or above a text."""

from datetime import datetime
from typing import Any

from django.utils import timezone

TEMPLATES = "domains/organisation/templates/organisation"
TABLE, TEXT = f"{TEMPLATES}/table.typ", f"{TEMPLATES}/text.typ"


def fact(name: str, value: Any, wide: bool = False) -> dict[str, Any]:
    """Return a field of a form; a wide one takes the whole line."""
    return {"name": str(name), "value": str(value or ""), "wide": wide}


def day(at: datetime | None) -> str:
    """Return the local date in words, or nothing."""
    return timezone.localtime(at).strftime("%Y-%m-%d") if at else ""


def moment(at: datetime | None) -> str:
    """Return the local date and time, or nothing."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def table(
    facts: list[dict[str, Any]],
    heads: list[tuple[Any, int]],
    rows: list[list[Any]],
    note: Any = "",
    lying: bool = False,
    signed: tuple[Any, ...] = (),
) -> dict[str, Any]:
    """Return the data of table.typ. heads: the words and the relative width of each column."""
    return {
        "facts": facts,
        "headings": [str(words) for words, _width in heads],
        "widths": [width for _words, width in heads],
        "rows": [[str(cell) for cell in row] for row in rows],
        "note": str(note),
        "lying": lying,
        "signed": [str(words) for words in signed],
    }
