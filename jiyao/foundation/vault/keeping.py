"""The pages made from a document, in the memory of this process while somebody reads (DOC-14).

They never reach a disk. What nobody asked for lately goes, and the oldest go first when there is
too much.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from jiyao.foundation.vault import limits
from jiyao.foundation.vault.apart import Seen


@dataclass
class Kept:
    """Pages by the entry of the opening for which they were made, each with when it was wanted."""

    pages: OrderedDict[str, tuple[float, Seen]] = field(default_factory=OrderedDict)

    def of(self, entry_id: str, make: Callable[[], Seen]) -> Seen:
        """Return the pages of an opening, made when they are not there; a fault is not kept."""
        now = time.monotonic()
        found = self.pages.pop(entry_id, None)
        seen = found[1] if found else make()
        if not seen.fault:
            self.pages[entry_id] = (now, seen)
        self._let_go(now)
        return seen

    def _let_go(self, now: float) -> None:
        def is_old(wanted: float) -> bool:
            return now - wanted > limits.KEPT_SECONDS

        while self.pages and (self._too_much() or is_old(next(iter(self.pages.values()))[0])):
            self.pages.popitem(last=False)

    def _too_much(self) -> bool:
        return sum(len(seen.made) for _wanted, seen in self.pages.values()) > limits.KEPT_BYTES


KEPT = Kept()
