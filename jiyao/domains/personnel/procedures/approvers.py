"""Who has approved what is being done now."""

from typing import Any

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.models import Permit


def approver_of(code: str, record: Any) -> Person | None:
    """Return who gave the approval that a procedure has just used on a record, inside an act."""
    used = Permit.objects.filter(code=code, subject_ref=record.public_id, used_at__isnull=False)
    last = used.select_related("decided_by").order_by("-used_at").first()
    return last.decided_by if last else None
