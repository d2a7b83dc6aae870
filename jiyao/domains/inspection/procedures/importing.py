"""Taking in the signed result of a run: numbers, findings, the file itself (NET-01, INS-09)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models import Machine, Run, RunContent, RunSeries
from jiyao.domains.inspection.procedures.duties import CHECK, settle_duties
from jiyao.domains.inspection.procedures.meeting import Meeting
from jiyao.domains.inspection.results import Delivered, Result
from jiyao.domains.inspection.rules import importing as rules
from jiyao.domains.inspection.rules.machines import machine_is_in_use
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.regime.citations import carries_out
from jiyao.foundation.vault.accepting import accepts_files
from jiyao.foundation.vault.procedures.attaching import attach
from jiyao.foundation.vault.rules import files_can_be_sealed

carries_out(__name__, "NET-01", "INS-09", means=("screen",))
FILES = accepts_files(Run, by=SECRECY_OFFICE, needs=Action.READ)


@procedure(
    "inspection.run.imported",
    _("导入检查结果"),
    by=SECRECY_OFFICE,
    cites=("NET-01", "INS-09"),
    rules=(
        machine_is_in_use,
        rules.machine_is_not_classified,
        rules.result_can_be_read,
        rules.result_is_signed_by_the_machine,
        rules.result_is_of_this_machine,
        rules.result_was_not_taken_yet,
        rules.result_is_the_newest,
        rules.rules_are_in_force,
        rules.findings_are_not_too_many,
        files_can_be_sealed,
    ),
    needs=Action.READ,
)
def take_in(machine: Machine, *, delivered: Delivered, by: Person, at: datetime) -> Run:
    """Take in what a run found on a machine: all of it or nothing.

    What is not clean is met with what is known of the machine: new, still there, back again, gone.
    """
    result = delivered.result
    if result is None:
        raise ValueError("the rules let no such file in")
    run = _run_of(machine, result, delivered, by, at)
    RunContent.objects.create(run=run, label_id=machine.label_id, roots="\n".join(result.roots))
    attach(run, delivered.upload, by, at)
    for other in {*Meeting(run, result, at).carry_out(), run}:
        settle_duties(other, at)
    close_duties(CHECK, machine, at)
    return run


def _run_of(
    machine: Machine, result: Result, delivered: Delivered, by: Person, at: datetime
) -> Run:
    counts: dict[str, Any] = {
        name: len(result.of_verdict(verdict))
        for name, verdict in (
            ("hits", "hit"),
            ("reviews", "review"),
            ("incomplete", "incomplete"),
            ("passed", "clean"),
        )
    }
    return Run.objects.create(
        label_id=machine.label_id,
        machine=machine,
        number=RunSeries.of(timezone.localdate(at).year).take(),
        owner=machine.person,
        finished_at=result.finished,
        rules=result.rules,
        list_digest=result.list_digest,
        file_digest=delivered.digest,
        signed_with=machine.public_key,
        imported_by=by,
        imported_at=at,
        **counts,
    )
