"""One row of what goes up and comes down, for the doors."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.reporting.models import Counterpart, Package, Rectification, Submission
from jiyao.domains.reporting.signing import own_public
from jiyao.foundation.trail.recording import system_scope


def reported(cast: Any) -> dict[str, Any]:
    """Write the rows as their procedures would have; the package is signed, the notice ours."""
    with system_scope("tests.reporting.founded") as act:
        at, by = act.recorded_at, cast["secrecy_office"]
        known = {"key": str(own_public()), "checked": "当面", "since": at, "set_by": by}
        body = Counterpart.objects.create(kind_of="below", name="示例二院", **known)
        due = at + timedelta(days=9)
        period = {"counterpart": body, "period": "2026Q01", "opened_at": at, "due_at": due}
        return {
            "counterpart": body,
            "package": Package.objects.create(**period, note="甲", signed_at=timezone.now()),
            "return_below": Submission.objects.create(**period),
            "rectification": Rectification.objects.create(
                counterpart=body,
                number="整〔2026〕001号",
                findings="换锁",
                issued_at=at,
                due_at=due,
                note="乙",
                at=at,
                by=by,
            ),
        }
