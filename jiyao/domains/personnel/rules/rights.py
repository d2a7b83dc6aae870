"""Reasons not to act on entitlements, compensations and suggestions (PER-10, PER-18)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Compensation, Entitlement, PersonFile, Suggestion


@rule("PER-10")
def entitlement_goes_on(entitlement: "Entitlement", at: datetime) -> Refusal | None:
    if entitlement.until is None or entitlement.until > at:
        return None
    return Refusal(_("这项权益已经停止"))


@rule("PER-10", "PER-18")
def nobody_grants_himself(file: "PersonFile", by: Person) -> Refusal | None:
    if file.person_id != by.pk:
        return None
    return Refusal(_("不得给自己登记"), _("请由其他经办人办理"))


@rule("PER-18")
def compensation_is_not_received(compensation: "Compensation") -> Refusal | None:
    if compensation.received_at is None:
        return None
    return Refusal(_("已确认收到这项补偿"), _("无须再办"))


@rule("PER-18")
def receiver_confirms_himself(compensation: "Compensation", by: Person) -> Refusal | None:
    if compensation.person_id == by.pk:
        return None
    return Refusal(
        _("由 %(who)s 本人确认收到") % {"who": compensation.person},
        _("本人在纸上签收的，请用“登记纸质收据”"),
    )


@rule("PER-18")
def receipt_is_booked_by_another(compensation: "Compensation", by: Person) -> Refusal | None:
    if compensation.person_id != by.pk:
        return None
    return Refusal(_("不得登记自己的收据"), _("请本人确认收到，或由其他经办人登记"))


@rule("PER-18")
def suggestion_is_unanswered(suggestion: "Suggestion") -> Refusal | None:
    if suggestion.answered_at is None:
        return None
    return Refusal(_("这项建议已经答复"))


@rule("PER-18")
def nobody_answers_himself(suggestion: "Suggestion", by: Person) -> Refusal | None:
    if suggestion.person_id != by.pk:
        return None
    return Refusal(_("不得答复自己的建议"), _("请由保密办其他人员答复"))
