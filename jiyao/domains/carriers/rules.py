"""Reasons to refuse in the life of a carrier: plain functions of what is already loaded."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import NOT_CLEARED, Action, decide
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.procedures.models import Correction
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Document
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Circle, Person

CORRECTABLE = (
    "sender",
    "sender_number",
    "courier",
    "period",
    "amount",
    "enclosures",
    "code_title",
)


@rule("DOC-01")
def mismatch_is_explained(declared: int, counted: int, remark: str) -> Refusal | None:
    if declared == counted or remark.strip():
        return None
    return Refusal(
        _("清点 %(counted)d 份,封面注明 %(declared)d 份,两者不符")
        % {"counted": counted, "declared": declared},
        _("请写明不符情况,登记后告知来文机关"),
    )


@rule("DOC-01")
def something_was_counted(counted: int) -> Refusal | None:
    if counted > 0:
        return None
    return Refusal(_("清点份数为零,没有可登记的文件"), _("请核对后填写实收份数"))


@rule("DOC-01")
def document_is_counted(document: "Document") -> Refusal | None:
    return _expect(document, "counted", _("此件已经登记过"))


@rule("DOC-01")
def document_is_registered(document: "Document") -> Refusal | None:
    return _expect(document, "registered", _("先登记,后编号;已编号的不再编"))


@rule("DOC-01")
def document_is_numbered(document: "Document") -> Refusal | None:
    return _expect(document, "numbered", _("先编号,后签收;已签收的不再签"))


@rule("DOC-01")
def receiving_is_complete(copy: "Copy") -> Refusal | None:
    return _expect(copy.document, "signed", _("此件还没有签收,不能送阅"))


@rule("SYS-10")
def content_is_below_the_ceiling(
    document: "Document", title: str, code_title: str, at: datetime
) -> Refusal | None:
    above = is_above_ceiling(document.label.level, at)
    if above and title:
        return Refusal(
            _("%(level)s 高于本系统的处理上限,不得录入标题") % {"level": document.label.level},
            _("请改填代号标题,正文和标题只在纸上"),
        )
    if not (title or code_title):
        return Refusal(_("标题和代号标题都没有填"), _("请填其中一项"))
    return None


@rule("DOC-01")
def mismatch_is_unreported(document: "Document") -> Refusal | None:
    if document.declared != document.counted:
        return None
    return Refusal(_("此件份数相符,无须告知"))


@rule("CIR-05")
def scope_is_not_yet_determined(document: "Document", at: datetime) -> Refusal | None:
    if not document.record_facts(at).scope:
        return None
    return Refusal(_("知悉范围已经确定"), _("增加人员请报批扩大知悉范围"))


@rule("CIR-01")
def copy_is_back_with_the_keeper(copy: "Copy") -> Refusal | None:
    if copy.holder_id is None:
        return None
    return Refusal(
        _("上一位阅文人 %(who)s 尚未退回,阅文人之间不得横传") % {"who": copy.holder},
        _("请先收回并清点,再送下一位"),
    )


@rule("CIR-05", "SYS-02")
def reader_may_read(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    return _may_be_handed(copy, to, at)


@rule("CIR-02")
def due_is_after_sending(due: datetime, at: datetime) -> Refusal | None:
    if due > at:
        return None
    return Refusal(_("应还时间早于送出时间"), _("请重新填写应还时间"))


@rule("CIR-02")
def copy_is_out(copy: "Copy") -> Refusal | None:
    if copy.holder_id is not None:
        return None
    return Refusal(_("此份就在机要室,没有送出"), _("请核对编号"))


@rule("CIR-01", "CIR-02")
def giver_is_the_holder(copy: "Copy", reader: "Person") -> Refusal | None:
    if copy.holder_id == reader.pk:
        return None
    return Refusal(
        _("此份现由 %(who)s 持有,不能由他人代还") % {"who": copy.holder or _("机要室")},
        _("请持有人本人退还"),
    )


@rule("CIR-02")
def count_is_complete(copy: "Copy", counted: int) -> Refusal | None:
    amount = copy.document.amount
    if counted == amount:
        return None
    return Refusal(
        _("应有 %(amount)s %(unit)s,清点 %(counted)d")
        % {"amount": amount, "unit": copy.document.kind_of.unit, "counted": counted},
        _("请当面查清缺页;查不清的不能收回,立即报告保密办"),
    )


@rule("CIR-06")
def signer_holds_the_copy(copy: "Copy", by: "Person") -> Refusal | None:
    if copy.holder_id == by.pk:
        return None
    return Refusal(_("此份不在您手里"), _("阅毕签字由持有人本人办理"))


@rule("CIR-06")
def reading_is_not_yet_signed(copy: "Copy") -> Refusal | None:
    leg = copy.open_leg()
    if leg is None or leg.read_at is None:
        return None
    return Refusal(_("这次阅看已经签过字"), _("请将文件退还机要室"))


@rule("CIR-05")
def scope_is_determined(document: "Document", at: datetime) -> Refusal | None:
    if document.record_facts(at).scope:
        return None
    return Refusal(_("知悉范围还没有确定"), _("请办公室负责人先确定知悉范围"))


@rule("CIR-05")
def circle_is_not_yet_in_scope(
    document: "Document", circle: "Circle", at: datetime
) -> Refusal | None:
    if circle.pk not in document.record_facts(at).scope:
        return None
    return Refusal(_("%(circle)s 已在知悉范围内") % {"circle": circle})


def _expect(document: "Document", state: str, reason: object) -> Refusal | None:
    if document.state == state:
        return None
    return Refusal(str(reason), _("现在是:%(state)s") % {"state": document.get_state_display()})


@rule("DOC-01")
def field_may_be_corrected(field: str) -> Refusal | None:
    if field in CORRECTABLE:
        return None
    return Refusal(_("此栏不能直接更正"), _("密级、编号、持有人的更正须第二人批准,请用相应事项"))


def clean_value(document: "Document", field: str, value: str) -> Any:
    """Return `value` as the field keeps it. Raises ValidationError."""
    column = document._meta.get_field(field)
    return column.clean(value, document)  # type: ignore[union-attr]


@rule("DOC-01")
def value_fits_the_field(document: "Document", field: str, value: str) -> Refusal | None:
    try:
        clean_value(document, field, value)
    except ValidationError as fault:
        return Refusal("；".join(fault.messages), _("请按此栏的格式填写"))
    return None


@rule("DOC-01")
def number_was_given(document: "Document") -> Refusal | None:
    if document.number:
        return None
    return Refusal(_("此件还没有编号"), _("请先编号"))


@rule("DOC-15")
def number_was_never_used(document: "Document", number: str) -> Refusal | None:
    given = type(document).objects.filter(number=number)
    if given.exists() or Correction.objects.filter(old=number).exists():
        return Refusal(_("收文号 %(number)s 已经用过") % {"number": number}, _("号码不重复使用"))
    return None


@rule("SYS-02")
def level_is_not_lowered(document: "Document", level: "Level") -> Refusal | None:
    booked = document.label.level
    if level.scheme_id == booked.scheme_id and level.rank > booked.rank:
        return None
    return Refusal(
        _("更正只能改为同一体系的更高密级,现为 %(level)s") % {"level": booked},
        _("降低密级须由定密责任人作出定密决定"),
    )


@rule("DOC-15")
def holder_differs(copy: "Copy", holder: "Person") -> Refusal | None:
    if copy.holder_id != holder.pk:
        return None
    return Refusal(_("登记的持有人就是 %(who)s") % {"who": holder})


@rule("CIR-05", "SYS-02")
def holder_may_read(copy: "Copy", holder: "Person", at: datetime) -> Refusal | None:
    return _may_be_handed(copy, holder, at)


def _may_be_handed(copy: "Copy", to: "Person", at: datetime) -> Refusal | None:
    decision = decide(facts_of(to, at), Action.READ, copy.record_facts(at))
    if decision.allowed:
        return None
    instead = (
        _("请改送涉密等级相当的人员")
        if decision == NOT_CLEARED
        else _("确需扩大知悉范围的,请先报批")
    )
    return Refusal(_("不能送 %(who)s:%(why)s") % {"who": to, "why": decision.reason}, instead)
