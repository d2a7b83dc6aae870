"""What an appraisal counts of inspections: decisions that a check found wrong (ORG-13, CLS-08)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.models import Finding
from jiyao.domains.organisation.merits import Merit, People, Source, Span, day, source
from jiyao.domains.organisation.settings import FINDING_POINTS


def _found(people: People, span: Span) -> list[Merit]:
    rows = Finding.objects.filter(decider__in=people)
    rows = rows.filter(found_at__gte=span.start, found_at__lt=span.end).order_by("found_at", "pk")
    worth = -FINDING_POINTS.at(span.end)
    return [Merit(r.decider_id, _("%s 检查发现定密问题") % day(r.found_at), worth) for r in rows]


source(Source("inspection", gettext_lazy("检查发现"), _found))
