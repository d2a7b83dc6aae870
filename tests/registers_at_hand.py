"""One row of every register of the organisation, for the doors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.procedures.assessing import enter_risk
from jiyao.domains.organisation.procedures.qualifying import book_qualification, take_on


def kept(cast: Any, level: Any) -> dict[str, Any]:
    """Book a certificate, take a task on it, enter a risk. level: what the task handles."""
    office, today = cast["secrecy_office"], timezone.localdate()
    soon, later = today + timedelta(days=90), today + timedelta(days=900)
    dates = {"valid_from": today, "valid_until": later, "review_on": soon}
    qualification = book_qualification(
        grade=1, number="资1", issuer="示例省保密局", **dates, by=office
    )
    task = {"code_name": "甲-1", "client": "示例集团", "ends_on": soon}
    assessed = {"likelihood": 3, "impact": 3, "measure": "双锁", "owner": cast["reader"]}
    return {
        "qualification": qualification,
        "undertaking": take_on(**task, level=level, by=office),
        "risk": enter_risk(
            asset="二号柜", threat="无人值守", unit=None, **assessed, review_on=soon, by=office
        ),
    }
