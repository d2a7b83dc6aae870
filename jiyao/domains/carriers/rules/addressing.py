"""Reasons not to let another sign: addressee-only items, sealed items, deliveries to units."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Delegate, Document, Receiver
    from jiyao.foundation.people.models import Circle, Person


@rule("DOC-06")
def only_the_addressee_gets_it(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    addressee = copy.document.addressee
    if addressee is None or to.pk == addressee.pk:
        return None
    delegates = apps.get_model("carriers.delegate").objects.holding_at(at)
    if delegates.filter(addressee=addressee, delegate=to).exists():
        return None
    return Refusal(
        _("此件由 %(who)s 亲启，只能本人签收") % {"who": addressee},
        _("本人不在的，请先登记其指定的代收人"),
    )


@rule("DOC-07")
def sealed_stays_sealed(document: "Document", title: str) -> Refusal | None:
    if document.addressee_id is None or not title:
        return None
    return Refusal(
        _("亲启件、代收件不得拆阅，不能登记标题"), _("请只登记封面上的代号，原封移交收件人")
    )


@rule("DOC-06")
def delegate_is_another(addressee: "Person", delegate: "Person") -> Refusal | None:
    if addressee.pk != delegate.pk:
        return None
    return Refusal(_("代收人应是另一人"))


@rule("DOC-06")
def one_names_ones_own_delegate(addressee: "Person", by: "Person", at: datetime) -> Refusal | None:
    if addressee.pk == by.pk or SECRECY_OFFICE.code in roles_of(by, at):
        return None
    return Refusal(_("只能指定本人的代收人"), _("请由本人或保密办登记"))


@rule("DOC-06")
def delegation_goes_on(delegation: "Delegate", at: datetime) -> Refusal | None:
    return _has_ended(delegation.until, at)


@rule("DOC-08")
def receiver_is_authorised(unit: "Circle", to: "Person", at: datetime) -> Refusal | None:
    receivers = apps.get_model("carriers.receiver").objects.holding_at(at)
    if receivers.filter(unit=unit, person=to).exists():
        return None
    return Refusal(
        _("%(who)s 不是 %(unit)s 登记的收件人员，不得捎带、代收") % {"who": to, "unit": unit},
        _("请由该部门登记的收件人员签收"),
    )


@rule("DOC-08")
def receiver_goes_on(receiver: "Receiver", at: datetime) -> Refusal | None:
    return _has_ended(receiver.until, at)


def _has_ended(until: datetime | None, at: datetime) -> Refusal | None:
    if until is None or until > at:
        return None
    return Refusal(_("此项登记已经停止"))
