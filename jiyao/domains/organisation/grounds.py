"""What clearance rests on here: the signed pledge (ORG-08, PER-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Pledge
from jiyao.domains.organisation.models.pledges import OPENING
from jiyao.foundation.access.clearing import Good, Ground, People, bears_on, ground


def _pledged(people: People, at: datetime) -> dict[int, list[Good]]:
    rows = Pledge.objects.holding_at(at).filter(person__in=people, text__occasion__in=OPENING)
    found: dict[int, list[Good]] = {}
    for row in rows.select_related("text"):
        found.setdefault(row.person_id, []).append(Good(row.until, said=str(row.text)))
    return found


PLEDGE = ground(
    Ground(
        code="pledge",
        name=_("保密承诺书"),
        ask=_pledged,
        instead=_("请本人签订上岗承诺书，或由人事部门登记纸质承诺书"),
        act="organisation.pledge.booked",
        page="organisation:mine",
    )
)
bears_on(Pledge)
