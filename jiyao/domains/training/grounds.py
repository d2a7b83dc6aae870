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
        instead=_(
            "请人事部门或保密办“指定课程”，考试合格后发证；在外单位取得的，请保密办“登记培训合格证”"
        ),
        above=DEFAULT_WEIGHT,
        act="training.requirement.assigned",
        page="training:mine",
    )
)
bears_on(Certificate)
