"""Hostile files: mutated, endless, greedy, crashing. The tool goes on and leaves nothing."""

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_LZMA, ZipFile

import pytest
from corpus import samples
from jiyao_screening.engine import Engine
from jiyao_screening.limits import Limits
from jiyao_screening.pool import Pool
from jiyao_screening.targets import Target, collect
from jiyao_screening.verdicts import Result, Verdict

MUTANTS = 500
ROOT = Path(__file__).parent.parent


def mutated(data: bytes, random: Random) -> bytes:
    broken = bytearray(data)
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(broken) + 1)
        broken[at : at + random.choice((1, 1, 4, 64))] = random.randbytes(random.choice((0, 1, 4)))
    return bytes(broken[: random.choice((len(broken), random.randrange(len(broken) + 1)))])


def run(folder: Path, limits: Limits, scratch: Path) -> list[Result]:
    scratch.mkdir()
    pool = Pool(Engine(limits=limits), 2, str(scratch))
    try:
        return list(pool.run(collect([folder])))
    finally:
        pool.close()


@pytest.fixture
def mutants(tmp_path: Path) -> Path:
    folder, random = tmp_path / "mutants", Random(20)  # noqa: S311
    folder.mkdir()
    chosen = [sample for sample in samples.hidden(every=11) if sample.data]
    for number in range(MUTANTS):
        data = mutated(chosen[number % len(chosen)].data, random) or b"x"
        (folder / f"{number}.bin").write_bytes(data)
    return folder


def test_mutated_files_never_take_the_tool_down(mutants: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in mutants.iterdir()}
    results = run(mutants, Limits(seconds=10), tmp_path / "scratch")
    assert len(results) == MUTANTS
    assert not [result.path for result in results if result.transient]
    assert {path: path.read_bytes() for path in mutants.iterdir()} == before
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_file_that_takes_too_long_is_incomplete(tmp_path: Path) -> None:
    folder = tmp_path / "slow"
    folder.mkdir()
    (folder / "a.txt").write_text("&#26426;" * 400_000)
    (result,) = run(folder, Limits(seconds=0.01), tmp_path / "scratch")
    assert result.verdict is Verdict.INCOMPLETE
    assert "时间上限" in result.gaps[0].reason


def test_a_file_that_needs_too_much_memory_is_incomplete(tmp_path: Path) -> None:
    folder = tmp_path / "greedy"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"a b " * 100_000_000)
    limits = Limits(memory_bytes=700 * 2**20)
    (result,) = run(folder, limits, tmp_path / "scratch")
    assert result.verdict is Verdict.INCOMPLETE


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text("机密★10年")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    pool = Pool(Engine(), 1, str(scratch))
    try:
        results = []
        for result in pool.run(collect([folder])):
            results.append(result)
            pool._workers[0].process.kill()
            pool._workers[0].process.join()
    finally:
        pool.close()
    assert len(results) == 3


def test_what_is_no_file_is_incomplete(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    (target,) = collect([tmp_path / "link"])
    assert engine.screen_target(target).verdict is Verdict.INCOMPLETE
    missing = Target(tmp_path / "missing", "missing")
    assert engine.screen_target(missing).verdict is Verdict.INCOMPLETE


def test_a_member_that_lzma_cannot_unpack_is_a_gap_and_the_rest_is_read(engine: Engine) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_LZMA) as archive:
        archive.writestr("a.txt", "甲" * 1000)
        archive.writestr("b.txt", "机密★10年")
    data = bytearray(stream.getvalue())
    data[30 + len("a.txt") + 9 : 30 + len("a.txt") + 20] = b"\xff" * 11
    result = engine.screen_bytes(bytes(data))
    assert "成员损坏（LZMAError）" in [gap.reason for gap in result.gaps]
    assert result.findings


def _alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_reading_processes_end_with_a_killed_run_and_leave_no_folder(tmp_path: Path) -> None:
    program = (
        "import sys, time; from jiyao_screening.engine import Engine;"
        "from jiyao_screening.pool import Pool;"
        f"pool = Pool(Engine(), 2, {str(tmp_path / 'scratch')!r});"
        "print(*(worker.process.pid for worker in pool._workers), flush=True); time.sleep(60)"
    )
    (tmp_path / "scratch").mkdir()
    words = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) as run:
        assert run.stdout
        workers = [int(number) for number in run.stdout.readline().split()]
        run.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 60
    while any(map(_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [worker for worker in workers if _alive(worker)]
    assert not (tmp_path / "scratch").exists()
