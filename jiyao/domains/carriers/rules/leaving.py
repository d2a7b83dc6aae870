"""Reasons not to let a person's holdings be handed over (RET-04)."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.borrowing import excerpts_are_checked
from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of, roles_of
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.people.models import Person

NAMED = 5


@rule("RET-04")
def something_is_handed_over(copies: list["Copy"]) -> Refusal | None:
    if copies:
        return None
    return Refusal(_("没有扫描任何一份"), _("手里没有载体的人不用办理移交"))


@rule("RET-04")
def all_is_handed_over(
    leaver: "Person", copies: list["Copy"], by: "Person", at: datetime
) -> Refusal | None:
    lacking = leaver.copies.exclude(pk__in=[copy.pk for copy in copies])
    if lacking.exists():
        return _lacks(lacking, by, at)
    foreign = sorted(copy.number for copy in copies if copy.holder_id != leaver.pk)
    if not foreign:
        return None
    return Refusal(_("%(copy)s 不在 %(who)s 手里") % {"copy": foreign[0], "who": leaver})


def _lacks(lacking: Any, by: "Person", at: datetime) -> Refusal:
    """Name only what the person may handle; the rest is counted (DOC-26)."""
    seen = lacking.visible_to(facts_of(by, at), Action.HANDLE).order_by("number")
    numbers, some = list(seen.values_list("number", flat=True)), lacking.count()
    hidden = some - len(numbers)
    which = numbers[:NAMED] + ([_("您无权办理的 %d 份") % hidden] if hidden else [])
    instead = (
        _("请由有权办理这些件的保密办人员一并办理")
        if hidden
        else _("请逐件找齐后一并移交；找不到的先报告下落不明")
    )
    reason = _("还缺 %(count)d 份：%(which)s") % {"count": some, "which": "、".join(which)}
    return Refusal(reason, instead)


@rule("RET-04", "DOC-16")
def nothing_of_it_is_missing(copies: list["Copy"]) -> Refusal | None:
    return next(filter(None, (copy_is_not_missing(copy=copy) for copy in copies)), None)


@rule("RET-04", "BOR-03")
def excerpts_of_it_are_checked(copies: list["Copy"], at: datetime) -> Refusal | None:
    for copy in copies:
        found = excerpts_are_checked(copy=copy, at=at)
        if found:
            return replace(found, reason=f"{copy}：{found.reason}")
    return None


@rule("RET-04")
def receiver_is_a_keeper(leaver: "Person", receiver: "Person", at: datetime) -> Refusal | None:
    if receiver.pk != leaver.pk and KEEPER.code in roles_of(receiver, at):
        return None
    return Refusal(_("%(who)s 不是接收载体的机要员") % {"who": receiver}, _("请另选机要员"))
