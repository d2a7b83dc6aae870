"""What goes up of training: how many are covered, what was held, for how long (ORG-16)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.posts_held import people_with_secrets
from jiyao.domains.reporting.declared import Reported, Span, reported
from jiyao.domains.training.models import Certificate, StudySession, TrainingRecord

GROUP = _("保密教育")


def _certified(span: Span) -> int:
    at = span.seen
    rows = Certificate.objects.holding_at(at).filter(person__in=people_with_secrets(at))
    return int(rows.values("person").distinct().count())


def _held(span: Span) -> int:
    rows = StudySession.objects.filter(held_at__isnull=False, begins_at__lt=span.end)
    return rows.filter(begins_at__gte=span.start).count()


def _trained(span: Span) -> int:
    return int(_records(span).values("person").distinct().count())


def _records(span: Span) -> Any:
    start, end = timezone.localdate(span.start), timezone.localdate(span.end)
    return TrainingRecord.objects.counted().filter(day__gte=start, day__lt=end)


reported(
    Reported("training.certified", GROUP, _("持有效合格证的涉密人员"), _certified),
    Reported("training.trained", GROUP, _("本期受训人数"), _trained),
    Reported(
        "training.hours",
        GROUP,
        _("本期学时合计（小时）"),
        lambda span: round(_records(span).minutes() / 60),
    ),
    Reported("training.sessions", GROUP, _("本期集中学习次数"), _held),
)
