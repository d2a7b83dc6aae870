"""Every command in docs/operations.md is run, in its order, on an installation of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jiyao.config.cli import COMMANDS
from jiyao.config.schedule import SCHEDULE
from jiyao.desk.management.commands.run import Command as Run
from jiyao.foundation.backup.reminding import to_demand
from tests.browser.installation import CLUSTER, ROOT, administer
from tests.ledgers import entry, workbook
from tests.whole import WHOLE

GUIDE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
SOCKETS = "/var/run/postgresql"
RUN_ELSEWHERE = ("PostgreSQL", "Without a network", "The witness and the paper")
FREE_PORT = 'import socket as s; print(s.create_server(("127.0.0.1", 0)).getsockname()[1])'
ASKING = 'import sys, urllib.request as r; assert b"</html>" in r.urlopen(sys.argv[1]).read()'
SHELL = f"""
set -eu -o pipefail
python() {{ "{sys.executable}" "$@"; }}
jiyao() {{
  case "$*" in
    run*) local port=$(python -c '{FREE_PORT}') tries=0
      "{sys.executable}" -m jiyao "$@" --port $port > served & local server=$!
      until grep -q http served && python -c '{ASKING}' "$(grep -o 'http://.*' served)"
      do kill -0 $server; test $((tries += 1)) -lt 100; sleep 0.3; done
      kill $server; wait $server || true ;;
    *--every*) "{sys.executable}" -m jiyao "$@" > repeated 2>&1 & local again=$!
      sleep 3; kill $again; ! grep . repeated | grep -i error ;;
    *) python -m jiyao "$@" ;;
  esac
}}
"""


def commands_of(section: str) -> list[str]:
    """Return the lines of the code blocks under a heading."""
    return re.findall(r"^    (\S.*)$", section, re.M)


def sections() -> dict[str, list[str]]:
    """Return the commands under each heading."""
    parts = GUIDE.split("\n## ")[1:]
    return {part.partition("\n")[0]: commands_of(part) for part in parts}


def run(lines: list[str], folder: Path, **more: str) -> str:
    """Run the lines as one script in `folder`, as an operator would type them."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("JIYAO_", "DJANGO_"))}
    theirs = {"DJANGO_SETTINGS_MODULE": "tests.faults.settings", "PYTHONPATH": str(ROOT)}
    environment = {**ours, **theirs, "JIYAO_HOME": str(folder / "home"), **more}
    done = subprocess.run(
        ["bash", "-c", "\n".join([SHELL, "set -x", *lines])],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.clause("SYS-05")
@pytest.mark.skipif(bool(CLUSTER), reason="the guide begins on SQLite")
def test_the_guide_works_line_by_line(tmp_path: Path) -> None:
    lines = [
        line for name, found in sections().items() if name not in RUN_ELSEWHERE for line in found
    ]
    (tmp_path / "old-register.xlsx").write_bytes(workbook([entry("旧1号")]))
    told = run(lines, tmp_path)
    assert "核验通过，已登记" in told
    assert "可以导入 1 行，有错 0 行" in told
    assert (tmp_path / "documents.csv").read_text("utf-8").count("\n") > 1


@pytest.mark.skipif(not WHOLE, reason="in the whole check")
@pytest.mark.skipif(bool(CLUSTER), reason="the drill is on SQLite")
def test_the_witness_and_the_paper_notice_an_old_backup(tmp_path: Path) -> None:
    told = run(["umask 077", "jiyao setup", *sections()["The witness and the paper"]], tmp_path)
    assert (told.count("PASS"), told.count("FAIL")) == (2, 2), told
    assert "NOT NOTICED" not in told


@pytest.mark.skipif(not CLUSTER, reason="needs PostgreSQL")
def test_the_guide_works_on_postgresql(tmp_path: Path) -> None:
    where = dict(part.split("=", 1) for part in CLUSTER.split("&"))
    lines = [line.replace(SOCKETS, where["host"]) for line in sections()["PostgreSQL"]]
    administer(CLUSTER, "DROP DATABASE IF EXISTS jiyao WITH (FORCE)")
    try:
        run(lines, tmp_path, PGHOST=where["host"], PGPORT=where["port"])
    finally:
        administer(CLUSTER, "DROP DATABASE IF EXISTS jiyao WITH (FORCE)")
        shutil.rmtree(tmp_path, ignore_errors=True)


def test_the_calendar_demands_verified_backups() -> None:
    assert [job.code for job in SCHEDULE if job.find is to_demand] == [
        "backup.verification.demanded"
    ]


def test_every_command_of_the_product_is_among_them() -> None:
    typed = " ".join(line for found in sections().values() for line in found)
    assert [name for name in COMMANDS if f"jiyao {name}" not in typed] == []


def test_the_service_starts_what_there_is_with_settings_that_are_read() -> None:
    unit = (ROOT / "docs/operations/jiyao.service").read_text(encoding="utf-8")
    started = re.findall(r"^ExecStart=\S+/jiyao (.*)$", unit, re.M)
    assert [words.split()[0] for words in started] == ["run"]
    Run().create_parser("jiyao", "run").parse_args(started[0].split()[1:])
    told = set(re.findall(r"JIYAO_[A-Z]+", unit))
    assert {"JIYAO_HOME", "JIYAO_PROXIES", "JIYAO_TLS"} <= told
    assert [name for name in told if f"| `{name}` |" not in GUIDE] == []
