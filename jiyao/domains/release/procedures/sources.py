"""Linking a text with what it is derived from (PUB-04)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.release.models import Origin, Submission
from jiyao.domains.release.rules import reviewing, submitting
from jiyao.domains.release.rules import sources as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "release.origin.linked",
    _("登记涉密来源"),
    by=STAFF,
    cites=("PUB-04",),
    rules=(
        submitting.it_is_not_out,
        reviewing.one_asks_who_takes_part,
        rules.source_is_named,
    ),
    needs=Action.READ,
    exceptional=True,
)
def link_source(
    submission: Submission,
    *,
    item: Item | None,
    name: str,
    level: Level | None,
    cleared: str,
    by: Person,
    at: datetime,
) -> Origin:
    """Say what a text is derived from. It goes out only when no source is secret any more.

    item: one of ours, else name and level of what came from outside; cleared: the decision by which
    that was declassified.
    """
    marked: Any = item.label.level if item else level
    return Origin.objects.create(
        submission=submission,
        label_id=submission.label_id,
        item=item,
        name=f"{item}（{item.marking}）" if item else name,
        level=marked,
        cleared=cleared,
        linked_at=at,
        linked_by=by,
    )
