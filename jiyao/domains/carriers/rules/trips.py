"""Reasons not to hand in, or to say that there is nothing to hand in (DOC-11)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Trip
    from jiyao.foundation.people.models import Person


@rule("DOC-11")
def trip_is_open(trip: "Trip") -> Refusal | None:
    if trip.closed_at is None:
        return None
    return Refusal(_("此次参会带回的文件已经交清"), _("又发现带回文件的，请重新登记参会"))


@rule("DOC-11")
def bearer_was_there(trip: "Trip", bearer: "Person") -> Refusal | None:
    if trip.person_id == bearer.pk:
        return None
    return Refusal(_("参会的是 %(who)s") % {"who": trip.person}, _("请参会人本人交登"))


@rule("DOC-11")
def trip_is_ones_own(trip: "Trip", by: "Person") -> Refusal | None:
    if trip.person_id == by.pk:
        return None
    return Refusal(_("参会的是 %(who)s") % {"who": trip.person}, _("由参会人本人报告"))


@rule("DOC-11")
def meeting_is_over(trip: "Trip", at: datetime) -> Refusal | None:
    if trip.back_at <= at:
        return None
    return Refusal(_("还没有到返回时间"), _("请在返回以后报告"))
