"""Programs that run beside the pages and do their work again and again."""

import time
from collections.abc import Iterator
from itertools import count

from django.db import close_old_connections


def rounds(every: float | None) -> Iterator[int]:
    """Yield 0, and then 1, 2, … each after `every` seconds; only 0 when it is None.

    Before each further round, connections that broke are closed, so that it connects anew.
    """
    yield 0
    for turn in count(1) if every else ():
        time.sleep(every or 0)
        close_old_connections()
        yield turn
