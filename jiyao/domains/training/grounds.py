"""What clearance rests on here: a certificate that has not run out (EDU-02, PER-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Certificate
from jiyao.foundation.access.ceiling import DEFAULT_WEIGHT
from jiyao.foundation.access.clearing import Good, Ground, People, bears_on, ground


def _trained(people: People, at: datetime) -> dict[int, list[Good]]:
    found: dict[int, list[Good]] = {}
    for row in Certificate.objects.holding_at(at).filter(person__in=people):
        found.setdefault(row.person_id, []).append(Good(row.until, said=row.number))
    return found


TRAINING = ground(
    Ground(
        code="training",
        name=_("保密培训合格证"),
        ask=_trained,
        instead=_("请参加保密培训并考核合格"),
        above=DEFAULT_WEIGHT,
    )
)
bears_on(Certificate)
