"""`jiyao import`: the dry run is told, the keeper's PIN confirms, a wrong one leaves nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from conftest import PIN
from jiyao.domains.carriers.models import Document
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.working import Worker
from tests.ledgers import entry, workbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "旧簿.xlsx"
    file.write_bytes(workbook([entry("旧1号"), entry("旧2号", 收文日期="2024-02-30")]))
    return file


@pytest.fixture
def take(book: Path, cast: Any, tmp_path: Path) -> Any:
    """Run the command as a member of the cast, the PIN in a file."""

    def run(*words: str, who: str = "keeper", pin: str = PIN) -> None:
        secret = tmp_path / "pin"
        secret.write_text(pin)
        fixed = ["carriers.document", str(book), "--as", cast[who].number]
        call_command("import", *fixed, "--pin-file", str(secret), *words)

    return run


def test_the_dry_run_names_the_cell_and_stages_nothing(
    take: Any, capsys: Any, new_entries: Any
) -> None:
    take("--dry-run")
    told = capsys.readouterr().out
    assert "2024-02-30" in told
    assert "可以导入 1 行,有错 1 行" in told
    assert new_entries() == []


def test_with_the_pin_the_good_rows_are_written(take: Any, behind_the_doors: Any) -> None:
    take("--leave-out")
    worker = Worker()
    while worker.go_on():
        pass
    with behind_the_doors():
        assert [d.number for d in Document.objects.all()] == ["旧1号"]


@pytest.mark.parametrize(
    ("words", "who", "pin", "why"),
    [
        ([], "keeper", PIN, "有错"),
        (["--leave-out"], "keeper", "000000", "PIN"),
        (["--leave-out"], "reader", PIN, "不办理此事项"),
        (["--set", "nonsense"], "keeper", PIN, "栏目=取值"),
    ],
)
def test_what_does_not_go_leaves_nothing_behind(
    words: list[str], who: str, pin: str, why: str, take: Any, behind_the_doors: Any
) -> None:
    with pytest.raises(CommandError, match=why):
        take(*words, who=who, pin=pin)
    with behind_the_doors():
        assert not Document.objects.exists()
        assert not Ledger.objects.exclude(state=Ledger.State.DISCARDED).exists()
