"""Reasons not to issue, take in or answer a notice (ORG-16)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import Sent
from jiyao.domains.reporting.rules.packages import sender_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.reporting.models import Rectification


@rule("ORG-16")
def time_is_left_to_answer(due_on: date, at: datetime) -> Refusal | None:
    if due_on > timezone.localdate(at):
        return None
    return Refusal(_("答复期限须在今天以后"), _("请留出整改的时间"))


@rule("ORG-16")
def notice_is_new(file: Sent, at: datetime) -> Refusal | None:
    sender = None if file.fault else sender_of(file, at)
    if sender is None or not sender.rectifications.filter(number=file.data["number"]).exists():
        return None
    return Refusal(_("这份整改通知已经接收"), _("请到整改通知台账办理"))


@rule("ORG-16")
def notice_is_not_answered(rectification: "Rectification") -> Refusal | None:
    if rectification.answered_at is None:
        return None
    return Refusal(
        _("%(number)s 已答复") % {"number": rectification}, _("还需整改的，另行下达通知")
    )


@rule("ORG-16")
def notice_is_for_us(rectification: "Rectification") -> Refusal | None:
    if not rectification.is_ours:
        return None
    return Refusal(_("这份通知由下级单位答复"), _("收到答复文件后，请办理“接收整改答复”"))


@rule("ORG-16")
def notice_is_ours(rectification: "Rectification") -> Refusal | None:
    if rectification.is_ours:
        return None
    return Refusal(_("这份通知由本单位答复"), _("请办理“答复整改通知”"))


@rule("ORG-16")
def answer_is_to_this_notice(
    rectification: "Rectification", file: Sent, at: datetime
) -> Refusal | None:
    sender = None if file.fault else sender_of(file, at)
    if sender is None:
        return None
    of_it = file.data["number"] == rectification.number
    if of_it and sender.pk == rectification.counterpart_id:
        return None
    return Refusal(
        _("这个文件不是对 %(number)s 的答复") % {"number": rectification}, _("请核对文件")
    )
