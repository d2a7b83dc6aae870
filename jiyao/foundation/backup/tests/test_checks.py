"""Each unsafe thing is found, and nothing is found where all is well."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone

from jiyao.foundation.backup.checks import files
from jiyao.foundation.backup.tests.machines import VENDOR, empty_machine, run
from jiyao.foundation.store.checks import CHECKS, Situation, check, findings
from jiyao.foundation.trail.notes import Tree
from tests.behind_doors import attached_file


def found(later=timedelta(), **how):
    return {one.code for one, _finding in findings(Situation(timezone.now() + later, **how))}


@pytest.mark.clause("SYS-05")
def test_nothing_is_found_where_all_is_well(database):
    assert found() == set()


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("serving.debug", "DEBUG", True),
        ("serving.secret", "SECRET_KEY", "password"),
        ("serving.secret", "SECRET_KEY", "a" * 60),
        ("serving.hosts", "ALLOWED_HOSTS", ["*"]),
        ("serving.hosts", "ALLOWED_HOSTS", [""]),
        ("serving.cookies", "SESSION_COOKIE_HTTPONLY", False),
        ("serving.cookies", "CSRF_COOKIE_SAMESITE", "Lax"),
        ("serving.cookies", "BEHIND_TLS", True),
        ("serving.django", "X_FRAME_OPTIONS", "SAMEORIGIN"),
    ],
)
def test_an_unsafe_setting_is_found(database, settings, code, name, value):
    settings.PROXIES = ["127.0.0.1"]
    setattr(settings, name, value)
    assert found() == {code}


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.5", "::", "server.example"])  # noqa: S104
def test_serving_others_takes_tls_and_no_demonstration(database, settings, address):
    assert found(address=address) == {"serving.tls"}
    settings.BEHIND_TLS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.PROXIES = ["127.0.0.1"]
    assert found(address=address) == set()
    settings.DEMO = True
    assert found(address=address) == {"serving.demo"}


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_a_demonstration_for_this_machine_alone_is_well(database, settings, address):
    settings.DEMO = True
    assert found(address=address) == set()


def test_several_workers_take_postgresql(database):
    assert found(workers=2) == ({"serving.workers"} if VENDOR == "sqlite" else set())


@pytest.mark.parametrize(
    ("code", "name", "mode"),
    [
        ("files.home", ".", 0o755),
        ("files.home", "vault", 0o705),
        ("files.keys", "secret.key", 0o640),
        ("files.keys", "signer/key", 0o604),
        ("files.vault", "keys", 0o750),
        ("files.vault", "keys/20260101.key", 0o640),
        ("files.database", "jiyao.sqlite3", 0o644),
    ],
)
def test_what_others_can_read_is_found(database, settings, tmp_path, code, name, mode):
    home = tmp_path / "home"
    for folder in ("vault", "keys", "signer"):
        (home / folder).mkdir(mode=0o700, parents=True)
    for file in ("secret.key", "signer/key", "keys/20260101.key", "jiyao.sqlite3"):
        (home / file).touch(mode=0o600)
    home.chmod(0o700)
    settings.HOME = settings.VAULT = settings.KEYS = home
    settings.VAULT, settings.KEYS = home / "vault", home / "keys"
    ask = CHECKS[code].ask
    here = {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "jiyao.sqlite3"}
    settings.DATABASES = {**settings.DATABASES, "default": here}
    situation = Situation(timezone.now())
    assert list(ask(situation)) == []
    (home / name).chmod(mode)
    assert [str(home / name) in str(finding) for finding in ask(situation)] == [True]


def test_keys_in_the_vault_are_found(database, settings):
    settings.KEYS = settings.VAULT
    assert "files.vault" in found()


def test_a_file_or_a_key_that_is_missing_is_found(
    received, cast, behind_the_doors, settings, tmp_path
):
    stored = attached_file(received("work", "internal"), cast, behind_the_doors)
    assert found() == set()
    assert stored
    settings.VAULT = tmp_path / "vault"
    assert found() == {"files.missing"}
    settings.VAULT, settings.KEYS = settings.HOME / "vault", tmp_path / "keys"
    assert found() == {"files.missing"}


def test_a_full_disk_is_found(database, monkeypatch):
    monkeypatch.setattr(files, "LEAST_ROOM", 1 << 62)
    assert found() == {"files.room"}


def test_a_clock_that_was_set_back_is_found(database):
    assert found(later=-timedelta(days=1)) == {"trail.clock"}


def test_entries_that_nobody_signs_are_found(database):
    assert found(later=timedelta(hours=2)) == {"trail.unsigned"}


@pytest.mark.clause("SYS-05")
def test_a_verified_backup_that_is_too_old_is_found(database):
    assert found(later=timedelta(days=8)) == {"trail.unsigned", "backup.age"}


def test_a_database_that_was_put_back_is_found(database, settings, tmp_path):
    (tmp_path / "checkpoints").mkdir()
    note = Tree(f"jiyao.local/trail/{timezone.now().year}", 10**6, bytes(32)).note()
    text = str(note.signed(Ed25519PrivateKey.generate(), "somebody"))
    (tmp_path / "checkpoints/1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "checkpoints/other.txt").write_text("not a checkpoint", encoding="utf-8")
    settings.HOME = tmp_path
    assert found() == {"trail.shorter"}


def test_a_check_is_not_asked_when_the_one_it_needs_has_failed(settings):
    try:
        check("tests.first", fatal=True)(lambda situation: ["no"])
        check("tests.second", fatal=True, after="tests.first")(lambda situation: ["never"])
        told = [one.code for one, _finding in findings(Situation(timezone.now()), only_fatal=True)]
        assert ("tests.first" in told, "tests.second" in told) == (True, False)
        with pytest.raises(ValueError, match=r"tests\.first"):
            check("tests.first")(lambda situation: [])
    finally:
        for code in ("tests.first", "tests.second"):
            CHECKS.pop(code, None)


def test_the_command_refuses_until_the_database_is_laid_out():
    with empty_machine() as machine:
        done = run(machine, "check")
        assert (done.returncode, done.stdout.split()[:2]) == (1, ["禁止", "database.laid-out"])
        run(machine, "setup")
        done = run(machine, "check")
        assert (done.returncode, done.stdout) == (0, "没有发现问题\n")
        done = run(machine, "check", JIYAO_AS="owner")
        assert (done.returncode, done.stdout.split()[1]) == (1, "database.roles")


def test_the_pages_do_not_start_on_unsafe_settings():
    with empty_machine() as machine:
        run(machine, "setup")
        done = run(machine, "run", "--address", "0.0.0.0")  # noqa: S104
        assert (done.returncode, "serving.tls" in done.stderr) == (1, True)
