"""HTML and XML character references, also when they were escaped twice."""

import html
from collections.abc import Iterator


def decode(text: str) -> Iterator[str]:
    """Yield the text with its references resolved."""
    if "&" in text and (decoded := html.unescape(text)) != text:
        yield decoded
