"""Watches what the marked tests show, and fails the whole run when a mark is not true.

A test is marked `@pytest.mark.clause("CIR-01", shows="refused")`. Only a refusal that was recorded
on the trail during the test, citing the clause, counts. A run of part of the suite judges the marks
of what it ran; whether every clause is proven, only a whole run can say.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jiyao.foundation.regime.vocabulary import SHOWS, Status

KEPT = Path(__file__).parent.parent / "var" / "proofs.json"
REFUSALS = ("refused", "unseen")
WRONG = pytest.StashKey[list[str]]()


class Proving:
    """What each marked test that passed has shown: mark → whether it was true."""

    def __init__(self) -> None:
        self.shown: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self.refused: set[str] | None = None

    def note_entry(self, instance: Any, **_signal: Any) -> None:
        """Take in an entry of the trail while a marked test runs."""
        if self.refused is not None and instance.outcome in REFUSALS:
            self.refused |= set(json.loads(bytes(instance.body))["clauses"])

    def note_pass(self, item: pytest.Item) -> None:
        """Take in what a test that passed was marked with; of a parametrised one, any may show."""
        name = item.nodeid.partition("[")[0]
        for code, shows in marks_of(item):
            true = shows != "refused" or code in (self.refused or ())
            self.take_in({name: {f"{code} {shows}".strip(): true}})

    def take_in(self, others: dict[str, dict[str, bool]]) -> None:
        """Add what was found, here or by another process: what was shown once is shown."""
        for name, marks in others.items():
            for key, true in marks.items():
                self.shown[name][key] = true or self.shown[name].get(key, False)


PROVING = Proving()


def marks_of(item: pytest.Item) -> list[tuple[str, str]]:
    """Return the clauses that a test is marked with, each with what it shows of it."""
    marks = item.iter_markers("clause")
    return [(code, mark.kwargs.get("shows", "")) for mark in marks for code in mark.args]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a mark that says what no test can show."""
    for item in items:
        for code, shows in marks_of(item):
            if shows not in SHOWS:
                raise pytest.UsageError(f"{item.nodeid}: {code} shows {shows!r}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Watch the trail while a marked test runs; only what passes has shown anything."""
    if not marks_of(item):
        return (yield)
    from django.db.models.signals import post_save

    from jiyao.foundation.trail.models import Entry

    PROVING.refused = set()
    post_save.connect(PROVING.note_entry, sender=Entry)
    try:
        result = yield
        PROVING.note_pass(item)
        return result
    finally:
        post_save.disconnect(PROVING.note_entry, sender=Entry)
        PROVING.refused = None


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take in what another process has found (xdist)."""
    PROVING.take_in(getattr(node, "workeroutput", {}).get("proofs", {}))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Hand the findings to the process that judges, or judge a whole run that passed."""
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["proofs"] = dict(PROVING.shown)
    elif exitstatus == pytest.ExitCode.OK and not is_chosen(config):
        config.stash[WRONG] = wrong = untrue(PROVING.shown)
        if is_whole(config):
            from jiyao.foundation.regime.carrying import carried

            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps(PROVING.shown, indent=1, sort_keys=True), encoding="utf-8")
            wrong += unproven(PROVING.shown, carried())
        if wrong:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which marks are not true."""
    wrong = terminalreporter.config.stash.get(WRONG, [])
    if wrong:
        terminalreporter.section("clauses that are not proven")
        for line in wrong:
            terminalreporter.write_line(line)


def is_chosen(config: pytest.Config) -> bool:
    """Whether single tests were chosen, so that a test may have run in part."""
    option = config.option
    chosen = option.keyword or option.markexpr or option.deselect or option.ignore
    named = any("::" in each for each in config.args)
    return bool(chosen or named or option.collectonly)


def is_whole(config: pytest.Config) -> bool:
    """Whether the whole suite was asked for: no path given."""
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS


def untrue(shown: dict[str, dict[str, bool]]) -> list[str]:
    """Return, in words, every mark of a refusal that was not true."""
    return sorted(
        f"{name}: marked {mark}, but no refusal on the trail cited it"
        for name, marks in shown.items()
        for mark, true in marks.items()
        if not true
    )


def unproven(shown: dict[str, dict[str, bool]], carried: dict[str, Any]) -> list[str]:
    """Return, in words, every proof that no test gave.

    shown: test → mark (id and what it shows) → whether that was so; carried: the clauses.
    """
    wrong: list[str] = []
    given = {mark for marks in shown.values() for mark, true in marks.items() if true}
    for code, each in carried.items():
        wanted = {f"{code} {test.shows}".strip() for test in each.tests}
        if each.status != Status.PLANNED:
            wrong += [f"{mark}: no test that ran shows it" for mark in sorted(wanted - given)]
            wrong += [] if wanted else [f"{code}: cited, but no test is marked with it"]
    return sorted(wrong)
