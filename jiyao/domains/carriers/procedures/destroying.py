"""Destruction: listed with an appraisal, approved, watched by two, ticked piece by piece."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    Copy,
    Destruction,
    DestructionItem,
    DestructionSeries,
    Move,
    Place,
)
from jiyao.domains.carriers.procedures.recalling import settle_recall
from jiyao.domains.carriers.rules import destroying as rules
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.signing import Signing


@procedure(
    "carriers.destruction.drafted",
    _("造册拟销毁"),
    by=KEEPER,
    cites=("DES-01", "DES-02"),
    rules=(
        rules.something_is_listed,
        rules.listed_copies_are_free,
        rules.list_is_of_one_matter,
        rules.place_is_for_destruction,
        rules.method_is_allowed,
    ),
)
def draft(
    *,
    copies: list[Copy],
    reason: str,
    appraisal: str,
    method: str,
    place: Place,
    by: Person,
    at: datetime,
) -> Destruction:
    """List copies for destruction, with the appraisal; they stay in the room until it is done.

    method: a value of Destruction.Method.
    """
    highest = max(copies, key=lambda copy: copy.level.weight)
    year = timezone.localdate(at).year
    destruction = Destruction.objects.create(
        label=Label.objects.create(
            level=highest.level, compartment_id=highest.label.compartment_id
        ),
        number=DestructionSeries.of(year).take(),
        method=method,
        place=place,
        reason=reason,
        requested_by=by,
        requested_at=at,
    )
    for copy in copies:
        DestructionItem.objects.create(
            destruction=destruction, label_id=copy.label_id, copy=copy, appraisal=appraisal
        )
    return destruction


def _head(destruction: Destruction, fields: dict[str, Any], at: datetime) -> list[str]:
    """Say what stands in the head of the list, for who approves it."""
    appraisals = destruction.items.order_by("pk").values_list("appraisal", flat=True)
    return [
        _now("原因：%s") % destruction.reason,
        _now("鉴定意见：%s") % "、".join(dict.fromkeys(appraisals)),
        _now("方式：%s") % destruction.get_method_display(),
        _now("地点：%s") % destruction.place,
    ]


@procedure(
    "carriers.destruction.watched",
    _("监销"),
    by=KEEPER,
    cites=("DES-01", "DES-02", "DES-03", "DES-04", "DES-06"),
    rules=(
        rules.destruction_is_open,
        rules.list_is_whole,
        rules.two_others_watch,
        rules.something_is_ticked,
        rules.ticked_is_on_the_list,
        rules.ticked_is_at_hand,
        rules.station_gave_a_receipt,
    ),
    signature=Signing(("by", "first", "second")),
    approval=Approval(
        by=(OFFICE_HEAD, LEADER), fields=("destruction", "items"), effect=_head, told=_("清册")
    ),
)
def watch(
    destruction: Destruction,
    *,
    items: list[DestructionItem],
    ticked: list[DestructionItem],
    first: Person,
    second: Person,
    receipt: str,
    by: Person,
    at: datetime,
) -> Destruction:
    """Destroy what was ticked at the site before two supervisors; what was not stays on the books.

    items: the list as it was approved; receipt: the number of the station's receipt, or empty.
    """
    done = {item.pk for item in ticked}
    for item in destruction.items.select_related("copy__document"):
        item.outcome = item.Outcome.DESTROYED if item.pk in done else item.Outcome.KEPT
        item.save()
        if item.pk in done:
            item.copy.move(Move.DESTROYED, at)
            settle_recall(item.copy.document, at)
    destruction.first = first
    destruction.second = second
    destruction.receipt = receipt
    destruction.done_at = at
    destruction.save()
    return destruction


@procedure(
    "carriers.destruction.withdrawn",
    _("撤销清册"),
    by=KEEPER,
    cites=("DES-04",),
    rules=(rules.destruction_is_open,),
    exceptional=True,
)
def withdraw(destruction: Destruction, *, by: Person, at: datetime) -> Destruction:
    """Destroy nothing of a list; every copy on it stays on the books and may be listed again."""
    for item in destruction.items.filter(outcome=DestructionItem.Outcome.LISTED):
        item.outcome = item.Outcome.KEPT
        item.save()
    destruction.withdrawn_at = at
    destruction.save()
    return destruction
