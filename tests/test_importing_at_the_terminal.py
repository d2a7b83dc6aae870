"""`jiyao import`: the dry run is told, the keeper's PIN confirms, a wrong one leaves nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from conftest import PIN
from jiyao.domains.carriers.models import Document
from jiyao.domains.carriers.tests.test_importing_lines import further, lines
from jiyao.foundation.imports.models import Ledger
from jiyao.foundation.imports.terminal import drafted, take_in
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
        secret.touch(0o600)
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
    assert "可以导入 1 行，有错 1 行" in told
    assert new_entries() == []


def test_lines_that_share_a_number_are_told(book: Path, take: Any, capsys: Any) -> None:
    book.write_bytes(lines({"份号": "001"}, further(份号="002")))
    take("--dry-run")
    assert "另有 1 行并入同号的上一行" in capsys.readouterr().out


def test_somebody_unknown_is_refused_in_words(book: Path, cast: Any) -> None:
    with pytest.raises(CommandError, match="没有编号为 Z9 的在用人员"):
        call_command("import", "carriers.document", str(book), "--as", "Z9", "--dry-run")


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
        (["--set", "nonsense=1"], "keeper", PIN, "只能用于这些栏目：.*level"),
        (["--set", "title=无题"], "keeper", PIN, "只能用于这些栏目"),
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


def test_a_pin_that_others_can_read_is_not_used(
    take: Any, tmp_path: Path, behind_the_doors: Any
) -> None:
    (tmp_path / "pin").touch(0o600)
    (tmp_path / "pin").chmod(0o640)
    with pytest.raises(CommandError, match="chmod 600"):
        take("--leave-out")
    with behind_the_doors():
        assert not Ledger.objects.exists()


def test_what_fails_between_the_upload_and_the_end_leaves_nothing_staged(
    book: Path, cast: Any, behind_the_doors: Any
) -> None:
    draft = drafted("carriers.document", book, {}, cast["keeper"])
    draft.columns["title"] = object()  # type: ignore[assignment]
    ways = {"person": cast["keeper"], "pin": PIN, "leave_out": True}
    with pytest.raises(TypeError):
        take_in("carriers.document", book, draft, **ways)
    with behind_the_doors():
        assert not Ledger.objects.exclude(state=Ledger.State.DISCARDED).exists()
