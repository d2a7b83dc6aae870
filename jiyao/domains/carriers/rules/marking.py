"""Reasons not to book a period as the sender's mark (CLS-03, CLS-06)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.periods import Kind, Period, PeriodMalformed
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document
    from jiyao.foundation.access.models import Level


@rule("CLS-03", "CLS-06")
def period_is_as_marked(
    document: "Document", period: str, period_note: str, at: datetime
) -> Refusal | None:
    level, start = document.label.level, timezone.localdate(document.received_at)
    return not_marked_so(period, period_note, level, start, LONGEST_YEARS.at(at, level))


def not_marked_so(words: str, note: str, level: "Level", start: date, years: int) -> Refusal | None:
    """Return why a sender can hardly have marked this period, or None.

    note: what the cover says of a period above the longest; with it the period is taken as it is.
    years: the longest of the level.
    """
    if not (words.strip() and level.scheme.starred):
        return None
    try:
        period = Period.read(words)
    except PeriodMalformed as fault:
        return Refusal(str(fault), _("例如：10年、6个月、2030年1月1日、公布时、长期"))
    is_open = period.kind in (Kind.LONG, Kind.CONDITION)
    if is_open or note.strip() or period.is_within(years, start):
        return None
    return Refusal(
        _("%(level)s的保密期限最长 %(years)d 年，写的是 %(words)s")
        % {"level": level, "years": years, "words": words},
        _("请核对封面；来文确是这样标的，在“期限说明”写明"),
    )


def clean_period(words: str) -> str:
    """Return a period as its mark shows it, 十年 as 10年; what cannot be read as it is."""
    try:
        return str(Period.read(words))
    except PeriodMalformed:
        return words.strip()
