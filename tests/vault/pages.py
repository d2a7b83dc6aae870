"""What tests look for on the pages of the reader."""

import re
from typing import Any

READ = "vault.storedfile.opened"


def picture_in(page: Any) -> str:
    """Return the address of the picture on a reader's page."""
    found = re.search(r'<img src="([^"]+/files/[^"]+|/files/[^"]+)"', page.content.decode())
    assert found
    return found[1].replace("&amp;", "&")
