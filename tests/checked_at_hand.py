"""A machine that was checked, with what was found on it, for the doors."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jiyao.domains.inspection.models import Finding
from jiyao.domains.inspection.procedures.importing import take_in
from jiyao.domains.inspection.procedures.machines import enter_rules
from jiyao.domains.inspection.tests.conftest import HIT, RULES, Tool, delivered, entered


def checked(cast: Any, behind: Any) -> dict[str, Any]:
    """Take in a run with one hit on a machine of the reader."""
    by = cast["secrecy_office"]
    enter_rules(version=RULES, remark="", by=by)
    with TemporaryDirectory() as folder:
        tool = Tool(Path(folder))
        machine = entered(cast, tool)
        run = take_in(machine, delivered=delivered(tool.ran(HIT)), by=by)
    with behind():
        return {"machine": machine, "run": run, "check_finding": Finding.objects.get(run=run)}
