"""Base64 set in groups of four letters."""

import binascii
import re
from collections.abc import Iterator

from .radix import from_base64, meaningful
from .spots import Spots, around, flat

GATE = r"(?:[A-Za-z0-9+/]{4} ){3}[A-Za-z0-9+/]{2}"
_SPOTS = Spots([r"(?:^|[^A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4} ){3}[A-Za-z0-9+/]{2}"])
_GROUPS = re.compile(r"(?:[A-Za-z0-9+/]{4} ){3,}[A-Za-z0-9+/]{2,4}={0,2}")


def decode(text: str) -> Iterator[str | bytes]:
    """Yield every run of groups that decodes to more than chance."""
    for match in (
        match for near in around(text, _SPOTS.ends(flat(text))) for match in _GROUPS.finditer(near)
    ):
        try:
            data = from_base64(match.group())
        except (ValueError, binascii.Error):
            continue
        if meaningful(data):
            yield data
