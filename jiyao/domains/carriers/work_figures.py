"""What is counted of document work: volume, overdue, refused for form, lost (DOC-27)."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Q, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document, Leg, Loss, Step
from jiyao.domains.carriers.procedures.legs import RETURN
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.trail.models import Entry, Outcome

DRAFTING = ("carriers.outgoing.drafted", "carriers.outgoing.revised")
SENT_BACK = (Step.What.RETURNED, Step.What.OBJECTED, Step.What.DISPUTED)
GROUPS: tuple[tuple[str | Promise, dict[str, str | Promise]], ...] = (
    (
        _("办理量"),
        {
            "received": _("收文件数"),
            "received_copies": _("收文份数"),
            "issued": _("印发件数"),
            "issued_copies": _("印发份数"),
            "handed_out": _("领出份次（送阅、借阅、携带外出）"),
        },
    ),
    (
        _("超期"),
        {
            "late": _("应退还而逾期的份次"),
            "still_out": _("其中开列时还没有退还"),
            "late_duties": _("其他逾期的公文待办"),
        },
    ),
    (
        _("因格式和手续退回"),
        {
            "refused_drafts": _("拟稿不合要求、未被接收的次数"),
            "sent_back": _("核稿、会签、审查、签发退回的次数"),
            "mismatched": _("来件份数与封面不符的件数"),
        },
    ),
    (
        _("下落不明"),
        {
            "missing": _("报告下落不明的份数"),
            "found": _("已经找到"),
            "leaked": _("按泄密处理"),
        },
    ),
)


def figures_of(since: datetime, until: datetime, at: datetime) -> dict[str, int]:
    """Count the work from `since` until before `until` as it stands at `at`, inside an act.

    Closed matters are left out: others see not even how many there are (DOC-26).
    """
    return {
        **_volume(since, until),
        **_overdue(since, until, at),
        **_refused(since, until),
        **_lost(since, until),
    }


def _volume(since: datetime, until: datetime) -> dict[str, int]:
    documents = _of(Document, "received_at", since, until)
    received, issued = documents.received(), documents.filter(outgoing__isnull=False)
    out = _of(Leg, "out_at", since, until).filter(kind_of__in=Leg.TO_BE_READ)
    return {
        "received": received.count(),
        "received_copies": received.aggregate(n=Sum("counted"))["n"] or 0,
        "issued": issued.count(),
        "issued_copies": issued.aggregate(n=Sum("counted"))["n"] or 0,
        "handed_out": out.count(),
    }


def _overdue(since: datetime, until: datetime, at: datetime) -> dict[str, int]:
    due = _of(Leg, "due_at", since, until).filter(kind_of__in=Leg.TO_COME_BACK)
    out = due.filter(returned_at__isnull=True, due_at__lt=at)
    duties = _of(Duty, "due_at", since, until).filter(kind_code__startswith="carriers.")
    late = duties.filter(Q(closed_at__gt=F("due_at")) | Q(closed_at__isnull=True, due_at__lt=at))
    return {
        "late": due.filter(returned_at__gt=F("due_at")).count() + out.count(),
        "still_out": out.count(),
        "late_duties": late.exclude(kind_code=RETURN).count(),
    }


def _refused(since: datetime, until: datetime) -> dict[str, int]:
    received = _of(Document, "received_at", since, until).received()
    logs = {since.astimezone(UTC).year, until.astimezone(UTC).year}
    tried = Entry.objects.filter(log__in=logs, code__in=DRAFTING, outcome=Outcome.REFUSED)
    return {
        "refused_drafts": tried.between(since, until).count(),
        "sent_back": _of(Step, "at", since, until).filter(what__in=SENT_BACK).count(),
        "mismatched": received.exclude(declared=F("counted")).count(),
    }


def _lost(since: datetime, until: datetime) -> dict[str, int]:
    return {
        "missing": _of(Loss, "reported_at", since, until).count(),
        "found": _of(Loss, "found_at", since, until).count(),
        "leaked": _of(Loss, "leak_at", since, until).count(),
    }


def _of(model: Any, column: str, since: datetime, until: datetime) -> Any:
    rows = model.objects.filter(**{f"{column}__gte": since, f"{column}__lt": until})
    return rows.exclude(label__compartment__isnull=False)
