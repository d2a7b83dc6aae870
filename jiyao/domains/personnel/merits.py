"""What an appraisal counts of incidents: that somebody was kept from secrets (ORG-13, PER-19)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.merits import Merit, People, Source, Span, day, source
from jiyao.domains.organisation.settings import SUSPENDED_POINTS
from jiyao.domains.personnel.models import Bar


def _suspended(people: People, span: Span) -> list[Merit]:
    rows = Bar.objects.filter(person__in=people, kind_of=Bar.Kind.SUSPENDED)
    rows = rows.filter(since__gte=span.start, since__lt=span.end).order_by("since", "pk")
    worth = -SUSPENDED_POINTS.at(span.end)
    return [Merit(r.person_id, _("%s 被暂停接触秘密") % day(r.since), worth) for r in rows]


source(Source("incident", gettext_lazy("事件和违规"), _suspended))
