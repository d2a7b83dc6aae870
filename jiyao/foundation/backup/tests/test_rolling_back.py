"""An old backup in place of the present is noticed, and signing does not go on in silence."""

import shutil

import pytest

from jiyao.foundation.backup.tests.machines import empty_machine, run


@pytest.fixture
def later(backed_up, tmp_path):
    """What was signed after the backup, as it was kept elsewhere: the signer and a checkpoint."""
    with empty_machine() as lost:
        elsewhere = {"JIYAO_SIGNER_KEY": str(tmp_path / "signer/key")}
        shutil.copytree(backed_up.installation.home / "signer", tmp_path / "signer")
        run(lost, "restore", *backed_up.opening)
        run(lost, "backup", tmp_path / "later", "--passphrase-file", backed_up.passphrase)
        assert run(lost, "sign", **elsewhere).returncode == 0
        newest = max((lost.home / "checkpoints").glob("*.txt"))
        shutil.copy(newest, tmp_path / newest.name)
        yield elsewhere, tmp_path / newest.name


@pytest.mark.clause("SYS-05")
def test_a_signer_that_remembers_more_refuses_the_restored_trail(backed_up, later):
    elsewhere, _checkpoint = later
    with empty_machine() as machine:
        run(machine, "restore", *backed_up.opening)
        done = run(machine, "sign", **elsewhere)
        assert done.returncode == 1
        assert "记录变少了" in done.stderr or "被改动过" in done.stderr


@pytest.mark.clause("SYS-05")
def test_a_signer_without_memory_does_not_go_on_by_itself(backed_up):
    with empty_machine() as machine:
        run(machine, "restore", *backed_up.opening)
        done = run(machine, "sign")
        assert (done.returncode, "签名状态文件不见了" in done.stderr) == (1, True)
        [year] = [path.stem for path in (machine.home / "checkpoints").glob("*.leaves")]
        rebuilt = run(machine, "sign", "--rebuild", year)
        assert rebuilt.returncode == 0, rebuilt.stderr
        assert list((machine.home / "checkpoints").glob("*-rebuilt.txt"))
        assert run(machine, "sign").returncode == 0
        assert run(machine, "trail", "verify").returncode == 0


@pytest.mark.clause("SYS-05")
def test_a_newer_checkpoint_shows_what_was_lost_and_is_not_signed_over(backed_up, later):
    _elsewhere, checkpoint = later
    with empty_machine() as machine:
        run(machine, "restore", *backed_up.opening)
        shutil.copy(checkpoint, machine.home / "checkpoints" / checkpoint.name)
        verified = run(machine, "trail", "verify")
        assert (verified.returncode, "FAIL" in verified.stdout) == (1, True)
        year = checkpoint.name[:4]
        done = run(machine, "sign", "--rebuild", year)
        assert (done.returncode, "与检查点" in done.stderr) == (1, True)
        assert not list((machine.home / "signer").glob("*.state"))
