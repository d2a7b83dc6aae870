"""What the fictional organisation has to show."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from jiyao.desk.management.commands.demo import trained_on
from jiyao.desk.organisation import INTERNAL, Member, clear, enrolled
from jiyao.foundation.access.roles import STAFF
from tests.browser.installation import ROOT


def test_somebody_is_cleared_for_some_weeks_only(cast: Any, client_of: Any) -> None:
    [day] = trained_on().values()
    levels = (("state", "secret"), INTERNAL)
    member = Member("newcomer", "N0901", "白新", "业务二处", "办事员", STAFF, levels)
    person = enrolled(member, "Harmless-Pass-9", cast)
    clear(person, member, cast["personnel"], cast["personnel"], day)
    overview = client_of("secrecy_office").get("/personnel/overview/").content.decode()
    ending = overview.partition("90 天内到期（1）")[2].partition("</table>")[0]
    assert "白新" in ending
    assert "保密培训合格证" in ending


def test_the_whole_of_it_is_laid_out_in_an_empty_home(tmp_path: Path) -> None:
    own = {"JIYAO_HOME": str(tmp_path / "home"), "JIYAO_DEMO": "1", "JIYAO_DATABASE": ""}
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    for command in ("setup", "demo"):
        asked = [sys.executable, "-m", "jiyao", command]
        done = subprocess.run(
            asked, env={**known, **own}, cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    accounts = (tmp_path / "home" / "demo-accounts.txt").read_text(encoding="utf-8")
    assert "L0001" in accounts
