"""Tags and formatting commands in what otherwise is plain text."""

import re
from collections.abc import Iterator

GATE = r"<[/!A-Za-z][^<>]{0,200}>|\\[A-Za-z]{2,20}\{|\]\([^)]{1,200}\)"
_TAG = re.compile(r"<[/!?A-Za-z][^<>]{0,400}>")
_COMMAND = re.compile(r"\\[A-Za-z]{2,20}(?:\[[^\]]{0,80}\])?\{")
_LINK = re.compile(r"\]\([^)\s]{1,400}\)")


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text without its markup."""
    yield _LINK.sub("]", _COMMAND.sub("{", _TAG.sub("", text)))
