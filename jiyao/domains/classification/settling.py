"""Ending what a higher body was asked, with its answer or because there is nothing left to ask."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Referral
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties

ANSWER = duty_kind(
    "classification.answer",
    _("催问密级确定结果"),
    act="classification.referral.settled",
    cites=("CLS-10", "CLS-21"),
)


def answered(referral: Referral, at: datetime) -> None:
    """Let the body that was asked have answered, inside an act."""
    for rung in referral.rungs.filter(answered_at=None):  # type: ignore[attr-defined]
        rung.answered_at = at
        rung.save()
    close_duties(ANSWER, referral, at)


def settled(referral: Referral, ruling: str, reference: str, by: Any, at: datetime) -> Referral:
    """End a referral with the ruling, inside an act. by: None for the calendar."""
    answered(referral, at)
    referral.ruling, referral.reference = ruling, reference
    referral.settled_by, referral.settled_at = by, at
    referral.save()
    return referral
