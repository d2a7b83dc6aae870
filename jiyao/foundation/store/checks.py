"""The registry of safety checks: any package adds its own; `jiyao check` asks them all.

A check returns the findings, none when all is well. What is fatal also keeps `jiyao run` from
starting.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from django.utils.functional import Promise

LAID_OUT = "database.laid-out"


@dataclass(frozen=True)
class Situation:
    """What is checked: at which time, listening where, with how many workers."""

    at: datetime
    address: str = "127.0.0.1"
    workers: int = 1

    @property
    def beyond_loopback(self) -> bool:
        """Whether others than this machine can reach the pages."""
        try:
            return not ip_address(self.address).is_loopback
        except ValueError:
            return self.address != "localhost"


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it must be, and what to do about it."""

    words: str | Promise
    remedy: str | Promise = ""

    def __str__(self) -> str:
        return f"{self.words}。{self.remedy}" if self.remedy else str(self.words)


Ask = Callable[[Situation], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """One check: its code, whether it keeps the pages from starting, and its asking.

    after: the code of the check without which this one cannot be asked.
    """

    code: str
    fatal: bool
    after: str
    ask: Ask


CHECKS: dict[str, Check] = {}


def check(code: str, fatal: bool = False, after: str = "") -> Callable[[Ask], Ask]:
    """Add a function `(situation) -> findings` to the checks. Raises ValueError for a code used."""

    def declare(ask: Ask) -> Ask:
        if CHECKS.setdefault(code, Check(code, fatal, after, ask)).ask is not ask:
            raise ValueError(code)
        return ask

    return declare


def findings(situation: Situation, only_fatal: bool = False) -> list[tuple[Check, Finding]]:
    """Ask the checks, each after those it needs, and return what they find in that order."""
    found: list[tuple[Check, Finding]] = []
    for one in sorted(CHECKS.values(), key=lambda one: (not one.fatal, bool(one.after))):
        failed = {earlier.code for earlier, _finding in found}
        if (one.fatal or not only_fatal) and one.after not in failed:
            found += [(one, each) for each in one.ask(situation)]
    return found
