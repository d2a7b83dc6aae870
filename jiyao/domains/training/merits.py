"""What an appraisal counts of training: a certificate that has run out (ORG-13, EDU-02)."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.merits import Merit, People, Source, Span, day, source
from jiyao.domains.organisation.settings import UNTRAINED_POINTS
from jiyao.domains.training.models import Certificate


def _lapsed(people: People, span: Span) -> list[Merit]:
    seen = min(span.end, timezone.now())
    rows = Certificate.objects.filter(person__in=people, since__lt=span.end)
    lasting = rows.filter(until=None).values("person")
    last = rows.exclude(person__in=lasting).values("person").annotate(ends=Max("until"))
    worth = -UNTRAINED_POINTS.at(span.end)
    return [
        Merit(row["person"], _("培训合格证 %s 已过期") % day(row["ends"]), worth)
        for row in last.order_by("person")
        if row["ends"] <= seen
    ]


source(Source("training", gettext_lazy("保密培训"), _lapsed))
