"""Reasons not to approve or issue minutes and committee documents (ORG-04, ORG-24)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.settings import DIRECT, MINUTES_ROUTE, WITH_SUPERIOR
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import CommitteeDocument, Minutes


@rule("ORG-04")
def minutes_are_not_issued(minutes: "Minutes") -> Refusal | None:
    if minutes.issued_at is None:
        return None
    return Refusal(_("纪要已经印发"), _("需要更正的，请在下次会议上提出"))


@rule("ORG-04")
def minutes_are_drafted(minutes: "Minutes") -> Refusal | None:
    if minutes.drafted_at is not None:
        return None
    return Refusal(_("纪要还没有起草"), _("请先起草纪要"))


@rule("ORG-24")
def minutes_wait_for_approval(minutes: "Minutes") -> Refusal | None:
    if minutes.issued_at is None and minutes.drafted_at and minutes.approved_at is None:
        return None
    return Refusal(_("纪要%(state)s") % {"state": minutes.state})


@rule("ORG-24")
def chair_approves(minutes: "Minutes", by: Person, at: datetime) -> Refusal | None:
    if minutes.meeting.body.chair_at(at) == by:
        return None
    return Refusal(_("纪要由 %(body)s 主任审定") % {"body": minutes.meeting.body})


@rule("ORG-24")
def minutes_are_approved(minutes: "Minutes") -> Refusal | None:
    if minutes.approved_at is not None:
        return None
    return Refusal(_("纪要未经主任审定"), _("请主任先审定"))


@rule("ORG-24")
def minutes_went_their_way(minutes: "Minutes", at: datetime) -> Refusal | None:
    route = MINUTES_ROUTE.at(at)
    if route != DIRECT and minutes.approved_at is None:
        return Refusal(_("纪要未经主任审定，不得印发"), _("请主任在待办中审定"))
    if route == WITH_SUPERIOR and minutes.endorsed_at is None:
        return Refusal(_("纪要未经主要负责人签批，不得印发"), _("请主要负责人签批"))
    return None


@rule("ORG-04")
def minutes_were_sent_to_me(minutes: "Minutes", by: Person) -> Refusal | None:
    receipt = minutes.receipts.filter(person=by).first()
    if receipt and receipt.read_at is None:
        return None
    return Refusal(_("您已签收") if receipt else _("纪要没有发给您"), _("无须签收"))


@rule("ORG-24")
def document_goes_on(document: "CommitteeDocument") -> Refusal | None:
    if document.issued_at is None and document.returned_at is None:
        return None
    instead = _("请按退回意见另行起草") if document.returned_at else ""
    return Refusal(_("文件%(state)s") % {"state": document.state}, instead)


@rule("ORG-24")
def document_is_not_reviewed(document: "CommitteeDocument") -> Refusal | None:
    if document.reviewed_at is None:
        return None
    return Refusal(_("文件已经审查"))


@rule("ORG-24")
def document_is_reviewed(document: "CommitteeDocument") -> Refusal | None:
    if document.reviewed_at is not None:
        return None
    return Refusal(_("文件未经主任审查，不得报上级签批"), _("请主任先审查"))


@rule("ORG-24")
def chair_reviews(document: "CommitteeDocument", by: Person, at: datetime) -> Refusal | None:
    if document.body.chair_at(at) == by:
        return None
    return Refusal(_("文件由 %(body)s 主任审查") % {"body": document.body})
