"""Reasons not to instruct, assign or finish (DOC-05, CIR-14)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules.circulating import reading_is_not_yet_signed
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action, decide
from jiyao.foundation.access.facts import facts_of, roles_of
from jiyao.foundation.access.roles import OFFICE_HEAD
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Document, Instruction, Task
    from jiyao.foundation.people.models import Person


@rule("DOC-05")
def instruction_is_on_a_document(copy: "Copy") -> Refusal | None:
    leg = copy.open_leg()
    if leg is None or leg.kind_of != "notebook":
        return None
    return Refusal(_("保密本不用批示"), _("批示写在来文上"))


@rule("CIR-06")
def what_was_read_is_signed_once(copy: "Copy", read: bool) -> Refusal | None:
    return reading_is_not_yet_signed(copy=copy) if read else None


@rule("SYS-10")
def instruction_is_below_the_ceiling(copy: "Copy", words: str, at: datetime) -> Refusal | None:
    if not words or not is_above_ceiling(copy.level, at):
        return None
    return Refusal(
        _("%(level)s高于本系统的处理上限，不得录入批示文字") % {"level": copy.level},
        _("请把批示写在纸上，这里只登记已批示"),
    )


@rule("DOC-20")
def instruction_is_unpublished(instruction: "Instruction") -> Refusal | None:
    if instruction.published_at is None:
        return None
    return Refusal(_("这条批示已经公布"))


@rule("DOC-20")
def its_leader_publishes_it(
    instruction: "Instruction", by: "Person", at: datetime
) -> Refusal | None:
    left = not instruction.by.is_active
    if instruction.by_id == by.pk or (left and OFFICE_HEAD.code in roles_of(by, at)):
        return None
    return Refusal(
        _("批示公布以前按工作秘密对待，由批示人决定公布"),
        _("请批示人办理；批示人已离岗的，由办公室负责人办理"),
    )


@rule("CIR-14")
def instructed_copies_are_back(document: "Document") -> Refusal | None:
    for copy in document.copies.all():
        if copy.holder_id and copy.instructions.exists():
            return Refusal(
                _("%(copy)s 批示后还在 %(who)s 手里，批示件须先退回机要室")
                % {"copy": copy, "who": copy.holder},
                _("请先收回，再交承办单位"),
            )
    return None


@rule("DOC-05", "SYS-02")
def owner_may_read(document: "Document", owner: "Person", at: datetime) -> Refusal | None:
    decision = decide(facts_of(owner, at), Action.READ, document.record_facts(at))
    if decision.allowed:
        return None
    return Refusal(
        _("不能交 %(who)s 承办：%(why)s") % {"who": owner, "why": decision.reason},
        _("请另选承办人，或先报批扩大知悉范围"),
    )


@rule("DOC-05")
def due_is_ahead(due: datetime, at: datetime) -> Refusal | None:
    if due > at:
        return None
    return Refusal(_("办结期限早于现在"), _("请重新填写办结期限"))


@rule("DOC-05")
def task_is_unfinished(task: "Task") -> Refusal | None:
    if task.finished_at is None:
        return None
    return Refusal(_("此项承办已经办结"))


@rule("DOC-05")
def task_is_ones_own(task: "Task", by: "Person") -> Refusal | None:
    if task.owner_id == by.pk:
        return None
    return Refusal(_("此件由 %(who)s 承办") % {"who": task.owner}, _("办结由承办人本人报告"))
