"""Reasons not to ask the room for a document, nor to answer (BOR-01, CPY-01, CAR-01)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document, Wish
    from jiyao.foundation.people.models import Person


@rule("BOR-01", "CPY-01", "CAR-01")
def it_is_asked_for_once(document: "Document", kind: str, by: "Person") -> Refusal | None:
    asked = document.wishes.open().filter(person=by, kind_of=kind).first()
    return asked and Refusal(
        _("您已于 %(day)s 提出同样的申请，还没有答复")
        % {"day": date_format(timezone.localtime(asked.made_at), "Y年n月j日")},
        _("请等待机要室答复，或撤回后重新申请"),
    )


@rule("CPY-01", "CPY-02")
def copying_is_not_forbidden_to_all(document: "Document", kind: str) -> Refusal | None:
    if kind != document.wishes.model.Kind.COPY or not document.copying_forbidden:
        return None
    return Refusal(_("制发机关标明不准复制"), _("请改为申请借阅"))


@rule("BOR-01")
def it_is_wanted_from_today_on(wanted_on: date, at: datetime) -> Refusal | None:
    if wanted_on >= timezone.localdate(at):
        return None
    return Refusal(_("要用的日期已经过去"), _("请填今天或以后的日期"))


@rule("BOR-01", "CPY-01", "CAR-01")
def wish_is_open(wish: "Wish") -> Refusal | None:
    if not wish.outcome:
        return None
    return Refusal(_("这项申请的结果是：%s") % wish.get_outcome_display())


@rule("BOR-01", "CPY-01", "CAR-01")
def no_approver_has_it(wish: "Wish") -> Refusal | None:
    if not wish.is_with_an_approver:
        return None
    return Refusal(
        _("这项申请%s") % wish.standing, _("审批结果会自动答复申请人；不再办理的，请先撤回报批")
    )


@rule("SYS-02")
def wish_is_ones_own(wish: "Wish", by: "Person") -> Refusal | None:
    return None if wish.person_id == by.pk else Refusal(_("不是您的申请"), _("请由申请人办理"))


@rule("BOR-01")
def answer_is_unseen(wish: "Wish") -> Refusal | None:
    if wish.answered_at and not wish.seen_at:
        return None
    return Refusal(_("没有待阅的答复"))
