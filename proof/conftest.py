"""The fixture `figure`: what a test in proof/ found out goes into docs/proof.md when it passes."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from proof.figures import LINES, Figure, Run, keep, run_of
from tests.browser.installation import CLUSTER

DATABASE = "PostgreSQL" if CLUSTER else "SQLite"
RUN = pytest.StashKey[Run]()
TOLD = pytest.StashKey[list[Figure]]()

Tell = Callable[[int, str, object], None]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[RUN] = run_of(DATABASE)
    config.stash[TOLD] = []


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Tell:
    """Tell a figure: for which line of LINES, what it is, and how much."""
    test = request.node.nodeid
    request.node.stash[TOLD] = told = []

    def tell(line: int, name: str, value: object) -> None:
        assert line in LINES
        shown = f"{value:,}" if isinstance(value, int) else str(value)
        run = asdict(request.config.stash[RUN])
        told.append(Figure(**run, line=line, test=test, name=name, value=shown))

    return tell


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Believe what a test tells only when it passes."""
    yield
    item.config.stash[TOLD] += item.stash.get(TOLD, [])


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write down what was told; a whole run that passed knows all there is."""
    told = session.config.stash[TOLD]
    if told:
        passed = exitstatus == pytest.ExitCode.OK
        keep(told, DATABASE, whole=passed and _is_whole(session))


def _is_whole(session: pytest.Session) -> bool:
    here = Path(__file__).parent
    option = session.config.option
    chosen = option.keyword or option.markexpr or option.deselect
    return not chosen and {i.path for i in session.items} >= set(here.glob("test_*.py"))
