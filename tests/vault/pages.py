"""What tests look for on the pages of the reader, and on those made of a document."""

import re
from typing import Any

from jiyao.foundation.paper.tests.reading import words_of
from jiyao.foundation.vault.apart import Seen, turn

READ = "vault.storedfile.opened"


def picture_in(page: Any) -> str:
    """Return the address of the picture on a reader's page."""
    found = re.search(r'<img src="([^"]+/files/[^"]+|/files/[^"]+)"', page.content.decode())
    assert found
    return found[1].replace("&amp;", "&")


def pages(data: bytes) -> tuple[str, Seen]:
    """Return the words on the pages, and what the program told."""
    seen = turn(data)
    assert seen.fault == ""
    return words_of(seen.made), seen
