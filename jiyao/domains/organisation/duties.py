"""What is owed each year to the letters, pledges, duty lists and the code (ORG-07, ORG-08)."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.settings import RESPONSIBILITY_DAYS
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import ESCALATED, duty_kind
from jiyao.foundation.duties.models import Duty, close_duties

ISSUE_LETTER = duty_kind(
    "organisation.letter_due",
    _("下达部门保密责任书"),
    act="organisation.letter.issued",
    cites=("ORG-07",),
)
PASS_ON = duty_kind(
    "organisation.letter_passed_on",
    _("与本部门人员签订责任书"),
    act="organisation.letter.passed-on",
    cites=("ORG-07",),
)
SIGN_LETTER = duty_kind(
    "organisation.letter_signed",
    _("签订保密责任书"),
    act="organisation.letter.signed",
    cites=("ORG-07",),
)
ENTRY_PLEDGE = duty_kind(
    "organisation.entry_pledge", _("签订上岗承诺书"), act="organisation.pledge.signed"
)
ANNUAL_PLEDGE = duty_kind(
    "organisation.annual_pledge",
    _("签订在岗承诺书"),
    act="organisation.pledge.signed",
    cites=("ORG-08",),
)
READ_DUTIES = duty_kind("organisation.duties_read", _("确认岗位保密职责"), cites=("ORG-14",))
READ_CODE = duty_kind("organisation.code_read", _("学习保密守则"), cites=("EDU-06",))
READ_REGIME = duty_kind("organisation.regime_read", _("学习保密制度"), cites=("ORG-10",))
READ_NOTICE = duty_kind("organisation.notice_read", _("阅知保密通知"), cites=("EDU-07",))
CONVEY = duty_kind(
    "organisation.notice_conveyed",
    _("传达保密通知"),
    act="organisation.notice.conveyed",
    cites=("EDU-11",),
)
CHECK_VERSION = duty_kind(
    "organisation.version_checked",
    _("审核保密制度"),
    act="organisation.version.checked",
    cites=("ORG-10",),
)
APPROVE_VERSION = duty_kind(
    "organisation.version_approved",
    _("批准保密制度"),
    act="organisation.version.approved",
    cites=("ORG-10",),
)
REVIEW = duty_kind(
    "organisation.document_reviewed",
    _("复审保密制度"),
    act="organisation.document.reviewed",
    cites=("ORG-10",),
)
COMPARE = duty_kind(
    "organisation.document_compared",
    _("对照外部法规修订制度"),
    act="organisation.document.compared",
    cites=("ORG-22",),
)
READING = {
    "organisation.dutylist": READ_DUTIES,
    "organisation.notice": READ_NOTICE,
    "organisation.pledgetext": READ_CODE,
    "organisation.regimeversion": READ_REGIME,
}

UNSIGNED = (SIGN_LETTER, ANNUAL_PLEDGE, READ_DUTIES, READ_CODE)


def owed_in(unit: Any) -> Any:
    """Return what the people of a unit still have to sign or confirm this year."""
    return Duty.objects.pending().filter(kind_code__in=UNSIGNED, owner__unit=unit)


def due_after(at: datetime) -> datetime:
    """Return by when what is issued at `at` is to be signed or acknowledged."""
    return at_closing(timezone.localdate(at) + timedelta(days=RESPONSIBILITY_DAYS.at(at)))


def close_own(kind: str, owner: Any, at: datetime) -> None:
    """Close what one person owes of a kind, about whichever version of the text."""
    for duty in Duty.objects.pending().filter(kind_code=kind, owner=owner):
        duty.closed_at = at
        duty.save()
        close_duties(ESCALATED, duty, at)
