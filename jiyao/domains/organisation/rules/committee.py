"""Reasons not to found, fill or dissolve a committee or a group (ORG-02, ORG-25)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Body, Seat


@rule("ORG-25")
def group_answers_to_a_committee(kind: str, answers_to: "Body | None") -> Refusal | None:
    if (kind == "committee") == (answers_to is None):
        return None
    if answers_to is None:
        return Refusal(_("未指明隶属的委员会"), _("办公室和专门小组须隶属一个委员会"))
    return Refusal(_("委员会不隶属其他委员会"), _("请不填“隶属”，或改选专门小组"))


@rule("ORG-02", "ORG-25")
def body_stands(body: "Body", at: datetime) -> Refusal | None:
    if body.until is None or body.until > at:
        return None
    return Refusal(_("%(body)s 已撤销") % {"body": body})


@rule("ORG-02", "ORG-25")
def body_has_one_chair(body: "Body", role: str, at: datetime) -> Refusal | None:
    if role != "chair" or not body.seats.holding_at(at).filter(role=role).exists():
        return None
    return Refusal(_("%(body)s 已有主任席位") % {"body": body}, _("请任命主任，或增设副主任"))


@rule("ORG-02", "ORG-25")
def body_is_empty(body: "Body", at: datetime) -> Refusal | None:
    if not any(place.holding for place in body.roster_at(at)):
        return None
    return Refusal(_("%(body)s 还有成员") % {"body": body}, _("请先逐一免去"))


@rule("ORG-25")
def nothing_answers_to_the_body(body: "Body", at: datetime) -> Refusal | None:
    if not body.groups.holding_at(at).exists():
        return None
    return Refusal(_("还有小组隶属 %(body)s") % {"body": body}, _("请先撤销这些小组"))


@rule("ORG-02", "ORG-25")
def seat_stands(seat: "Seat", at: datetime) -> Refusal | None:
    if seat.until is None or seat.until > at:
        return None
    return Refusal(_("此席位已撤销"))


@rule("ORG-02", "ORG-25")
def seat_is_held(seat: "Seat", at: datetime) -> Refusal | None:
    if seat.holdings.holding_at(at).exists():
        return None
    return Refusal(_("此席位空缺"), _("无须免去"))


@rule("ORG-02", "ORG-25")
def seat_is_empty(seat: "Seat", at: datetime) -> Refusal | None:
    if not seat.holdings.holding_at(at).exists():
        return None
    return Refusal(_("此席位还有人"), _("请先免去"))


@rule("ORG-02", "ORG-25")
def person_has_no_other_seat(seat: "Seat", person: Person, at: datetime) -> Refusal | None:
    places = seat.body.roster_at(at)
    others = [p for p in places if p.holding and p.seat.pk != seat.pk]
    held = [p.seat for p in others if p.holding.person_id == person.pk]
    if not held:
        return None
    return Refusal(_("%(who)s 已是 %(seat)s") % {"who": person, "seat": held[0]}, _("请另选一人"))


@rule("ORG-02", "ORG-25")
def person_is_still_there(person: Person) -> Refusal | None:
    if person.is_active:
        return None
    return Refusal(_("%(who)s 已不在册") % {"who": person}, _("请选在册人员"))


@rule("ORG-02", "ORG-25")
def term_goes_on(term_until: date, at: datetime) -> Refusal | None:
    if term_until > timezone.localdate(at):
        return None
    return Refusal(_("任期须晚于任职日期"), _("请核对任期"))
