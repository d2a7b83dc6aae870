import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jiyao.foundation.backup.tests.machines import files_of, passphrase_file, rows_of, run, shape_of
from tests.browser.installation import Installation, installed


@dataclass(frozen=True)
class BackedUp:
    """An installation at work, its backup, and what it consisted of just before."""

    installation: Installation
    archive: Path
    passphrase: Path
    rows: dict[str, list[str]]
    shape: list[list[str]]
    files: dict[str, str]

    @property
    def opening(self) -> tuple[Any, ...]:
        """The words that open the archive."""
        return self.archive, "--passphrase-file", self.passphrase


@pytest.fixture(scope="session")
def backed_up(tmp_path_factory: Any) -> Iterator[BackedUp]:
    """Documents in circulation, a signed trail, an encrypted file beside it; all in one backup."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with installed() as installation:
        installation.run("tests.browser.ground")
        installation.run("jiyao", "sign")
        vault = installation.home / "vault" / "ab"
        vault.mkdir(parents=True, exist_ok=True)
        (vault / "abcd").write_bytes(b"sealed" * 1000)
        made = BackedUp(
            installation,
            folder / "jiyao.backup",
            passphrase_file(folder),
            rows_of(installation),
            shape_of(installation),
            files_of(installation),
        )
        done = run(installation, "backup", *made.opening)
        assert done.returncode == 0, done.stderr
        yield made
    shutil.rmtree(folder)
