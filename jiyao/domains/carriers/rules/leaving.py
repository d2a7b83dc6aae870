"""Reasons not to let a person's holdings be handed over (RET-04)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.foundation.access.facts import roles_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.people.models import Person


@rule("RET-04")
def something_is_handed_over(copies: list["Copy"]) -> Refusal | None:
    if copies:
        return None
    return Refusal(_("没有扫描任何一份"), _("手里没有载体的人不用办理移交"))


@rule("RET-04")
def all_is_handed_over(leaver: "Person", copies: list["Copy"]) -> Refusal | None:
    there = {copy.number for copy in copies}
    held = set(leaver.copies.values_list("number", flat=True))
    if there == held:
        return None
    lacking, foreign = sorted(held - there), sorted(there - held)
    if lacking:
        return Refusal(
            _("还缺 %(count)d 份：%(which)s")
            % {"count": len(lacking), "which": "、".join(lacking[:5])},
            _("请逐件找齐后一并移交；找不到的先报告下落不明"),
        )
    return Refusal(_("%(copy)s 不在 %(who)s 手里") % {"copy": foreign[0], "who": leaver})


@rule("RET-04", "DOC-16")
def nothing_of_it_is_missing(copies: list["Copy"]) -> Refusal | None:
    return next(filter(None, (copy_is_not_missing(copy=copy) for copy in copies)), None)


@rule("RET-04")
def receiver_is_a_keeper(leaver: "Person", receiver: "Person", at: datetime) -> Refusal | None:
    if receiver.pk != leaver.pk and "keeper" in roles_of(receiver, at):
        return None
    return Refusal(_("%(who)s 不是接收载体的机要员") % {"who": receiver}, _("请另选机要员"))
