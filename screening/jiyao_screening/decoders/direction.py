"""Text written backwards, by hand or under a direction override."""

import re
from collections.abc import Iterator

GATE = (
    r"[\x{202e}\x{202b}\x{2067}\x{200f}]"
    r"|(?:^|[^绝机秘絕機祕])密[^\x{4e00}-\x{9fff}]{0,12}[绝机秘絕機祕]"
)
_OVERRIDES = ("\u202e", "\u202b", "\u2067", "\u200f")
_BACKWARDS = re.compile(r"(?<![绝机秘絕機祕])密[\W_]{0,12}[绝机秘絕機祕]")


def decode(text: str) -> Iterator[str | bytes]:
    """Yield each line backwards where there is a sign that it was turned."""
    if any(sign in text for sign in _OVERRIDES) or _BACKWARDS.search(text):
        yield text[::-1]
        yield "\n".join(line[::-1] for line in text.splitlines())
