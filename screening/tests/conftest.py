from collections.abc import Callable
from pathlib import Path

import pytest
from jiyao_screening.cli import main
from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(limits=Limits(seconds=20, member_bytes=64 * 2**20, total_bytes=128 * 2**20))


@pytest.fixture
def scan(tmp_path: Path) -> Callable[..., tuple[int, dict[str, dict]]]:
    """Run the command; returns the exit code and the files of the JSON result by name."""
    import json

    def run(*arguments: object) -> tuple[int, dict[str, dict]]:
        target = tmp_path / "result.json"
        words = ["--quiet", "--jobs", "1", "--json", str(target), *map(str, arguments)]
        code = main(words)
        files = json.loads(target.read_text("utf-8"))["files"]
        return code, {Path(file["path"]).name: file for file in files}

    return run
