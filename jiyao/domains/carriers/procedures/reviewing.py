"""The meeting that hears how document work went in a period (DOC-27)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import WorkReview
from jiyao.domains.carriers.rules import reviewing as rules
from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

REVIEW_WORK = duty_kind(
    "carriers.review_work",
    _("召开公文回顾报告会"),
    act="carriers.work-review.held",
    cites=("DOC-27",),
)


@procedure(
    "carriers.work-review.held",
    _("登记报告会"),
    by=(OFFICE_HEAD, KEEPER),
    cites=("DOC-27",),
    rules=(rules.work_review_is_open, rules.meeting_followed_the_period),
)
def book_meeting(
    workreview: WorkReview,
    *,
    held_on: date,
    chair: Person,
    attended: str,
    findings: str,
    measures: str,
    by: Person,
    at: datetime,
) -> WorkReview:
    """Book the meeting that heard the report: who, what was found, what is to be done better."""
    workreview.held_on, workreview.chair = held_on, chair
    workreview.attended = attended
    workreview.findings, workreview.measures = findings, measures
    workreview.recorded_by, workreview.finished_at = by, at
    workreview.save()
    close_duties(REVIEW_WORK, workreview, at)
    return workreview
