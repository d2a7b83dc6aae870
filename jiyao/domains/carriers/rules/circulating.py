"""Reasons not to hand a copy on or take it back (CIR-01 to CIR-06)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.returning import latest_return
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules.receiving import expect
from jiyao.foundation.access.decisions import NOT_CLEARED, Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule
from jiyao.foundation.regime.citations import carries_out

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.people.models import Person


@rule("DOC-01")
def receiving_is_complete(copy: "Copy") -> Refusal | None:
    return expect(copy.document, "signed", _("此件还没有签收，不能送阅"))


@rule("CIR-01")
def copy_is_back_with_the_keeper(copy: "Copy") -> Refusal | None:
    if copy.holder_id is None:
        return copies.copy_is_in_the_room(copy=copy)
    return Refusal(
        _("上一位阅文人 %(who)s 尚未退回，阅文人之间不得横传") % {"who": copy.holder},
        _("请先收回并清点，再送下一位"),
    )


@rule("CIR-05", "SYS-02")
def reader_may_read(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    return may_be_handed(copy, to, at)


carries_out(__name__, "CIR-16", means=("approve",))


@rule("CIR-16")
def opinion_is_given(copy: "Copy") -> Refusal | None:
    document = copy.document
    if document.is_scoped:
        return None
    return Refusal(
        _("办公室负责人还没有提出拟办意见，不能开始传阅"),
        _("请办公室负责人先确定知悉范围和拟办意见"),
    )


@rule("CIR-03")
def due_is_within_the_rule(copy: "Copy", due: datetime | None, at: datetime) -> Refusal | None:
    if due is None:
        return None
    if due <= at:
        return Refusal(_("应还时间早于送出时间"), _("请重新填写应还时间，或不填"))
    latest = latest_return(copy, at)
    if due <= latest:
        return None
    when = date_format(timezone.localtime(latest), "n月j日 H:i")
    return Refusal(
        _("按退还时限，最迟应于 %(when)s 退还") % {"when": when},
        _("请提前应还时间，或不填；要留用更久的，报批“发给个人”"),
        act="carriers.copy.given",
    )


@rule("CIR-02")
def copy_is_out(copy: "Copy") -> Refusal | None:
    if copy.holder_id is not None:
        return None
    return Refusal(_("此份就在机要室，没有送出"), _("请核对编号"))


@rule("CIR-01", "CIR-02")
def giver_is_the_holder(copy: "Copy", reader: "Person") -> Refusal | None:
    if copy.holder_id == reader.pk:
        return None
    return Refusal(
        _("此份现由 %(who)s 持有，不能由他人代还") % {"who": copy.holder or _("机要室")},
        _("请持有人本人退还"),
    )


@rule("CIR-02")
def count_is_complete(copy: "Copy", counted: int) -> Refusal | None:
    amount = copy.document.amount
    if amount is None:
        return Refusal(_("此件每份的数量还没有登记"), _("请先办理“更正登记事项”，补登每份数量"))
    if counted == amount:
        return None
    return Refusal(
        _("应有 %(amount)s %(unit)s，清点 %(counted)d")
        % {"amount": amount, "unit": copy.document.kind_of.unit, "counted": counted},
        _("请当面重数；缺页查不清的不能收回，请“登记污损”写明缺页，保密办即收到报告"),
        act="carriers.copy.damage-noted",
    )


@rule("CIR-06")
def signer_holds_the_copy(copy: "Copy", by: "Person") -> Refusal | None:
    if copy.holder_id == by.pk:
        return None
    return Refusal(_("此份不在您手里"), _("阅毕签字由持有人本人办理"))


@rule("CIR-06")
def reading_is_not_yet_signed(copy: "Copy") -> Refusal | None:
    leg = copy.open_leg()
    if leg and leg.kind_of == "notebook":
        return Refusal(_("保密本不用阅毕签字"), _("清点和交回由机要员办理"))
    if leg and leg.kind_of == "visit":
        return Refusal(_("专人送阅由阅办人签字，不由专送人代签"), _("带回后办理“送阅签字入账”"))
    if leg is None or leg.read_at is None:
        return None
    return Refusal(_("这次阅看已经签过字"), _("请将文件退还机要室"))


def may_be_handed(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    decision = decide(facts_of(to, at), Action.READ, copy.record_facts(at))
    if decision.allowed:
        return None
    instead = (
        _("请改送涉密等级相当的人员")
        if decision == NOT_CLEARED
        else _("确需扩大知悉范围的，请先报批")
    )
    return Refusal(_("不能送 %(who)s：%(why)s") % {"who": to, "why": decision.reason}, instead)
