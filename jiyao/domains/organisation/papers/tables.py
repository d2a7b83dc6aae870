"""Papers of the organisation: facts above one ruled table, or above a text."""

from typing import Any

TEMPLATES = "domains/organisation/templates/organisation"
TABLE, TEXT = f"{TEMPLATES}/table.typ", f"{TEMPLATES}/text.typ"


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
