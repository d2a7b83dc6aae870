"""Seed faults into what decides access, one at a time, and look whether the tests notice.

    python -m proof.seeding [--every N] [MODULE …]

Each fault is put into a forked process of one test run, in which the modules are already imported
and the database stands: no fault costs more than the tests that look at it. (mutmut cannot change
what stands outside functions or in SQL, cosmic-ray starts the tests anew for every fault.)
"""

import argparse
import csv
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from proof.applying import Unusable, apply, template_with
from proof.areas import AREAS, Area
from proof.faults import Fault, faults_in

ROOT = Path(__file__).parent.parent
EXPLAINED = Path(__file__).parent / "explained.csv"
TOO_LONG = 300
"""Seconds after which a fault counts as noticed: it made a test hang."""
PASSED, FAILED, BROKEN = range(3)
CONTROL_AFTER = 50
"""Faults after which the tests are run without one: they must still pass."""


def faults_of(area: Area, every: int = 1) -> list[Fault]:
    """Return the faults of an area, all or one of so many."""
    source = (ROOT / f"{area.module.replace('.', '/')}.py").read_text(encoding="utf-8")
    found = faults_in(area.module, source, area.sql)
    return [fault for fault in found if area.decides(fault.function)][::every]


def explained() -> dict[str, tuple[str, str]]:
    """Return the faults that no test can or need notice: what they do, and why."""
    with EXPLAINED.open(encoding="utf-8") as file:
        return {row["fault"]: (row["effect"], row["reason"]) for row in csv.DictReader(file)}


class Seeding:
    """Run the tests without a fault, then once a fault until one of them fails.

    Between faults they run without one again: if they fail then, what failed proves nothing.
    """

    def __init__(self, areas: list[Area], every: int) -> None:
        self.areas = areas
        self.every = every
        self.survivors: list[str] = []
        self.seeded = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Stand in for pytest's own loop."""
        following = [*session.items[1:], session.items[0]]
        for item, nextitem in zip(session.items, following, strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=nextitem)
        if session.testsfailed:
            return True
        for area in self.areas:
            looking = area.looking(session.items)
            for number, fault in enumerate(faults_of(area, self.every)):
                if number % CONTROL_AFTER == 0 and _is_noticed(None, session, looking):
                    raise RuntimeError(f"{area.short}: the tests fail without a fault.")
                self._seed(area, fault, session, looking)
        return True

    def _seed(self, area: Area, fault: Fault, session: Any, looking: list[Any]) -> None:
        self.seeded += 1
        if area.sql:
            noticed = True
            with suppress(Unusable), template_with(fault):
                noticed = _is_noticed(None, session, looking)
        else:
            noticed = _is_noticed(fault, session, looking)
        print(
            "." if noticed else f"\nsurvived: {fault.name}", end="" if noticed else "\n", flush=True
        )
        if not noticed:
            self.survivors.append(fault.name)


def _is_noticed(fault: Fault | None, session: Any, looking: list[Any]) -> bool:
    from tests import databases

    databases.connections.close_all()
    databases.mark_as_used()
    child = os.fork()
    if child == 0:
        _look(fault, session, looking)
    _child, status = os.waitpid(child, 0)
    hung = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    if not hung and os.waitstatus_to_exitcode(status) not in (PASSED, FAILED):
        raise RuntimeError(f"{fault and fault.name}: the looking itself ended with {status}.")
    return status != 0


def _look(fault: Fault | None, session: Any, looking: list[Any]) -> None:
    """Run the tests in the forked process, which ends with whether all of them passed."""
    signal.alarm(TOO_LONG)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = BROKEN
    try:
        if fault and not _is_usable(fault):
            os._exit(FAILED)
        stack = session._setupstate.stack
        while len(stack) > 1:
            stack.popitem()
        code = FAILED if any(_fails(item, looking) for item in looking) else PASSED
    finally:
        os._exit(code)


def _is_usable(fault: Fault) -> bool:
    try:
        apply(fault)
    except Unusable:
        return False
    return True


def _fails(item: Any, looking: list[Any]) -> bool:
    following = looking[looking.index(item) + 1 :] or looking
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following[0]))


def seed(areas: list[Area], every: int = 1) -> Seeding:
    """Seed the faults of the areas. Raises RuntimeError when the tests fail without a fault."""
    seeding = Seeding(areas, every)
    tests = list(dict.fromkeys(test for area in areas for test in area.tests))
    code = pytest.main(["-q", "-p", "no:randomly", *tests], plugins=[seeding])
    if code:
        raise RuntimeError("The tests fail without a fault.")
    return seeding


def told(seeding: Seeding) -> tuple[str, list[str]]:
    """Return the figures in one line, and the survivors that nobody has explained."""
    known = explained()
    effects = [known.get(name, ("unexplained", ""))[0] for name in seeding.survivors]
    equivalent = effects.count("equivalent")
    real = seeding.seeded - equivalent
    killed = seeding.seeded - len(seeding.survivors)
    line = (
        f"{seeding.seeded} faults seeded, {equivalent} equivalent; of {real} others {killed} killed"
        f" ({100 * killed / max(real, 1):.1f} %), {effects.count('narrows')} narrow and survive"
    )
    return line, [name for name in seeding.survivors if name not in known]


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("modules", nargs="*")
    words.add_argument("--every", type=int, default=1)
    asked = words.parse_args()
    if unknown := set(asked.modules).difference(area.short for area in AREAS):
        words.error(f"nothing is seeded in {', '.join(sorted(unknown))}")
    sql = bool(os.environ.get("JIYAO_TEST_POSTGRESQL"))
    areas = [a for a in AREAS if a.sql == sql and (not asked.modules or a.short in asked.modules)]
    seeding = seed(areas, asked.every)
    line, unexplained = told(seeding)
    print("", *unexplained, line, sep="\n")
    return bool(unexplained)


if __name__ == "__main__":
    sys.exit(main())
