"""HTML and XML character references, also when they were escaped twice."""

import html
from collections.abc import Iterator

GATE = r"&(?:#[0-9xX]|[A-Za-z]{2,8}[;0-9])"


def decode(text: str) -> Iterator[str | bytes]:
    """Yield the text with its references resolved."""
    if "&" in text and (decoded := html.unescape(text)) != text:
        yield decoded
