"""The yearly report of posts and people: opened by the calendar, sent, noted (PER-12)."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import PersonFile, RollReport
from jiyao.domains.personnel.procedures.years import end_of_month
from jiyao.domains.personnel.rules import reporting as rules
from jiyao.domains.personnel.settings import REPORTED_BY_MONTH
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

REPORT = duty_kind("personnel.roll_report", _("上报涉密岗位和人员"), act="personnel.roll.reported")


@procedure(
    "personnel.roll.reported",
    _("登记报送"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-12",),
    rules=(rules.report_is_not_sent, rules.sent_by_now),
)
def report_roll(
    report: RollReport, *, recipient: str, number: str, sent_on: date, by: Person, at: datetime
) -> RollReport:
    """Note that the roll was sent to the superior office, under which number."""
    report.recipient = recipient
    report.number = number
    report.sent_on = sent_on
    report.people = PersonFile.objects.in_classified_post(at).count()
    report.sent_by = by
    report.save()
    close_duties(REPORT, report, at)
    return report


def to_report(at: datetime) -> Iterator[int]:
    """Yield this year, while its report is not opened."""
    year = timezone.localdate(at).year
    if not RollReport.objects.filter(year=year).exists():
        yield year


def open_report(year: int, at: datetime) -> None:
    """Open the report of a year, inside an act; personnel owes it."""
    due = end_of_month(year, REPORTED_BY_MONTH.at(at))
    report = RollReport.objects.create(year=year, due_at=due)
    for person in holders_of(PERSONNEL.code, at):
        open_duty(REPORT, report, person, at, due)
