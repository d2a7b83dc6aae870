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
    """Believe what a test tells only when it passes, and write it down at once."""
    yield
    told = item.stash.get(TOLD, [])
    item.config.stash[TOLD] += told
    keep(told, DATABASE)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Forget what a whole run that passed did not tell again."""
    if exitstatus == pytest.ExitCode.OK and _is_whole(session):
        keep(session.config.stash[TOLD], DATABASE, whole=True)


def _is_whole(session: pytest.Session) -> bool:
    here = Path(__file__).parent
    option = session.config.option
    chosen = option.keyword or option.markexpr or option.deselect
    return not chosen and {i.path for i in session.items} >= set(here.glob("test_*.py"))
