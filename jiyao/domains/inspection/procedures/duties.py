"""What is owed: to check a machine in time, to settle what was found (NET-01, INS-09)."""

from datetime import datetime
from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models import Run
from jiyao.domains.inspection.settings import HIT_DAYS, INCOMPLETE_DAYS, REVIEW_DAYS
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, close_duty, open_duty, own_table

ANSWERED = "inspection.run.answered"
CHECK = duty_kind(
    "inspection.check",
    _("检查计算机，把签名的结果交保密办导入"),
    act="inspection.run.imported",
    cites=("NET-01", "INS-09"),
)
SETTLE = {
    "hit": duty_kind(
        "inspection.settle-hits", _("处理命中的文件"), act=ANSWERED, cites=("NET-01", "INS-09")
    ),
    "review": duty_kind(
        "inspection.settle-reviews", _("判断可疑的文件"), act=ANSWERED, cites=("INS-09",)
    ),
    "incomplete": duty_kind(
        "inspection.settle-incomplete", _("查清未查全的文件"), act=ANSWERED, cites=("INS-09",)
    ),
}


def due_for(verdict: str, at: datetime) -> datetime:
    """Return by when a finding of this verdict, opened at `at`, is to be settled."""
    day = add_working_days(timezone.localdate(at), _days(verdict, at), own_table())
    return at_closing(day)


def _days(verdict: str, at: datetime) -> int:
    if verdict == "hit":
        return int(HIT_DAYS.at(at))
    return int(REVIEW_DAYS.at(at) if verdict == "review" else INCOMPLETE_DAYS.at(at))


def settle_duties(run: Run, at: datetime) -> None:
    """Let the run's owner owe what is open under it, one duty a verdict, inside an act."""
    for verdict, kind in SETTLE.items():
        left = run.findings.open().filter(verdict=verdict)  # type: ignore[attr-defined]
        due = left.aggregate(soonest=Min("due_at"))["soonest"]
        owed = Duty.objects.pending().filter(kind_code=kind, subject_ref=run.public_id)
        if due is None:
            close_duties(kind, run, at)
        elif not _is_owed(owed, run.owner_id, due):
            close_duties(kind, run, at)
            open_duty(kind, run, run.owner, at, due)


def _is_owed(owed: Any, owner: int, due: datetime) -> bool:
    return bool(owed.filter(owner=owner, due_at=due).exists())


def pass_check_on(machine: Any, at: datetime) -> None:
    """Let the machine's new person owe its next check, inside an act."""
    for duty in Duty.objects.pending().filter(kind_code=CHECK, subject_ref=machine.public_id):
        close_duty(duty, at)
        open_duty(CHECK, machine, machine.person, at, duty.due_at)
