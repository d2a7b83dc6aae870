"""The timed work of the registers: what comes up for review is called to mind (ORG-21)."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from jiyao.domains.organisation.models import Qualification
from jiyao.domains.organisation.procedures.qualifying import RENEWAL
from jiyao.domains.organisation.settings import RENEWAL_MONTHS
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty
from jiyao.foundation.duties.terms import months_after


def to_renew(at: datetime) -> Iterator[Qualification]:
    """Yield each valid qualification whose review comes near and of which nobody was told."""
    told = Duty.objects.filter(kind_code=RENEWAL).values("subject_ref")
    near = months_after(timezone.localdate(at), RENEWAL_MONTHS.at(at))
    rows = Qualification.objects.holding_at(at).filter(renewal=None, review_on__lte=near)
    if holders_of(SECRECY_OFFICE.code, at):
        yield from rows.exclude(public_id__in=told).order_by("pk")


def tell(qualification: Qualification, at: datetime) -> None:
    """Let the secrecy office owe the review until its day, inside an act."""
    due = at_closing(qualification.review_on)
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(RENEWAL, qualification, person, at, due)
