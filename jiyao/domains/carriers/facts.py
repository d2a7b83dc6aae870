"""What a page says about a document or a copy, line by line as in the paper book."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from jiyao.domains.carriers.models import State
from jiyao.domains.carriers.models.copying import FILED_OR_DESTROYED
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def in_one(number: Any) -> str:
    """Return a number for a page that breaks it, where it must, before its serial number alone."""
    return format_html('<span class="number">{}</span>', number)


def facts_of_document(document: Any, item: Any) -> list[Fact]:
    """Return the register line of an incoming document; item: the classified item it carries."""
    classified = [Fact(_("定密事项"), item, url=item.get_absolute_url())] if item else []
    counted = _("%(counted)d（封面注明 %(declared)d）") % {
        "counted": document.counted,
        "declared": document.declared,
    }
    amount = f"{document.amount} {document.kind_of.unit}" if document.amount else ""
    noted = [Fact(_("备注"), document.note)] if document.note else []
    return [
        Fact(_("收文号"), in_one(document.number) if document.number else _("待编号")),
        Fact(_("标题"), document.title),
        Fact(_("来文机关"), document.sender),
        Fact(_("来文字号"), document.sender_number),
        Fact(_("密级期限"), document.label.level.mark(document.period), document.period_note),
        *classified,
        Fact(_("紧急程度"), document.get_urgency_display()),
        Fact(_("复制"), _("不准复制") if document.copying_forbidden else _("按规定报批")),
        Fact(_("载体种类"), document.kind_of),
        Fact(_("机要类别"), document.category),
        Fact(_("份数"), counted, document.remark),
        Fact(_("每份数量"), amount),
        Fact(_("附件数"), str(document.enclosures)),
        Fact(_("亲启收件人"), document.addressee),
        Fact(_("送达人"), document.courier),
        Fact(_("收文"), f"{document.received_by} {when(document.received_at)}"),
        *noted,
    ]


def facts_of_copy(copy: Any, document: Any) -> list[Fact]:
    """Return what is known of a copy; who only holds it sees its number and mark."""
    known = [Fact(_("编号"), in_one(copy.number)), Fact(_("份号"), copy.copy_number)]
    if document is None:
        return known
    amount = f"{document.amount} {document.kind_of.unit}" if document.amount else ""
    return [
        *known,
        Fact(_("标题"), copy.title),
        Fact(_("收文"), in_one(document.number), url=document.get_absolute_url()),
        Fact(_("来文机关"), document.sender),
        Fact(_("数量"), amount),
    ]


def facts_of_copying(copying: Any) -> list[Fact]:
    """Return what is known of a copying, with what its approval said."""
    source = copying.source
    return [
        Fact(_("原件"), in_one(source.number), url=source.get_absolute_url()),
        Fact(_("用途"), copying.purpose),
        Fact(_("发放范围"), copying.distribution),
        *([Fact(_("会议"), copying.meeting)] if copying.meeting else []),
        Fact(_("批准份数"), str(copying.approved)),
        Fact(_("废页数"), str(copying.spoilt)),
        Fact(_("制发机关同意文号"), copying.consent),
        Fact(_("复制地点"), copying.place),
        Fact(_("复制人"), f"{copying.by} {when(copying.at)}"),
        Fact(_("收回期限"), when(copying.recall_at)),
        Fact(_("办结"), when(copying.closed_at)),
    ]


def standing_of_copying(copying: Any, made: list[Any]) -> list[Fact]:
    """Return what became of the copies that a copying made."""
    states = [each.copy.state for each in made]
    kept = [each for each in made if each.kept_at and each.copy.state not in FILED_OR_DESTROYED]
    settled = len(kept) + sum(states.count(state) for state in FILED_OR_DESTROYED)
    return [
        Fact(_("状态"), _("已办结") if copying.closed_at else _("未办结")),
        Fact(_("复制份数"), copying.made),
        Fact(_("已归档"), states.count(State.ARCHIVED)),
        Fact(_("已销毁"), states.count(State.DESTROYED)),
        Fact(_("批准留存"), len(kept)),
        Fact(_("未处理"), len(made) - settled),
        *[Fact(_("留存 %(copy)s") % {"copy": each}, each.kept_for, each.kept_by) for each in kept],
    ]


def where_it_is(copy: Any, due_for: str) -> list[Fact]:
    """Return who holds a copy now and until when; first of all, that it is being searched for.

    due_for: the name of the day by which its holder is to do something with it.
    """
    frozen = _("已报告，正在查找；查清以前冻结，不再办理") if copy.open_loss() else ""
    missing = [Fact(_("下落不明"), frozen)] if frozen else []
    if copy.outside:
        due = [Fact(_("应还或应有回执"), when(copy.due_at))] if copy.due_at else []
        where = [Fact(_("外单位"), copy.outside), Fact(_("状态"), copy.get_state_display())]
        return [*missing, *where, *due]
    if copy.holder_id is None:
        there = [Fact(_("所在"), copy.whereabouts), Fact(_("存放处所"), copy.kept_in)]
        return [*missing, *there]
    return [*missing, Fact(_("持有人"), copy.holder), Fact(due_for, when(copy.due_at))]


def facts_of_loan(loan: Any) -> list[Fact]:
    """Return what was borrowed inside, by whom, what for, as approved by whom."""
    leg = loan.leg
    out = [Fact(_("带出理由"), loan.exception)] if loan.exception else []
    return [
        *_of_which(leg.copy),
        Fact(_("借阅人"), leg.reader),
        Fact(_("部门"), leg.reader.unit),
        Fact(_("事由"), leg.purpose),
        Fact(_("使用处所"), leg.place),
        *out,
        Fact(_("借用期限"), days(loan.days)),
        Fact(_("审批人"), loan.approved_by),
        Fact(_("经办人"), loan.lent_by),
    ]


def facts_of_outside_loan(loan: Any) -> list[Fact]:
    """Return what another body borrowed, against which letter."""
    return [
        *_of_which(loan.copy),
        Fact(_("借用单位"), loan.body),
        Fact(_("来人"), loan.bearer),
        Fact(_("介绍信号"), loan.letter),
        Fact(_("事由"), loan.purpose),
        Fact(_("借条号"), loan.receipt),
        Fact(_("审批人"), loan.approved_by),
        Fact(_("经办人"), loan.lent_by),
    ]


def facts_of_outing(outing: Any) -> list[Fact]:
    """Return what was carried out, where to, how and with whom."""
    return [
        *_of_which(outing.leg.copy),
        Fact(_("携带人"), outing.leg.reader),
        Fact(_("同行人或送取人"), outing.escort),
        Fact(_("事由"), outing.get_purpose_display()),
        Fact(_("目的地"), outing.destination),
        Fact(_("路线"), outing.route),
        Fact(_("交通方式"), outing.get_means_display()),
        Fact(_("携带容器"), outing.get_container_display()),
        Fact(_("封条编号"), outing.seal_number),
        *([Fact(_("出境批准文号"), outing.authority)] if outing.abroad else []),
        Fact(_("审批人"), outing.approved_by),
        Fact(_("经办人"), outing.booked_by),
    ]


def facts_of_visit(visit: Any) -> list[Fact]:
    """Return what was taken to a reader, by whom and why."""
    return [
        *_of_which(visit.leg.copy),
        Fact(_("阅办人"), visit.reader),
        Fact(_("送往何处"), visit.destination),
        Fact(_("事由"), visit.reason),
        Fact(_("专送人"), visit.leg.reader),
        Fact(_("同行人"), visit.second),
        Fact(_("阅办签字"), when(visit.leg.read_at)),
        Fact(_("审批人"), visit.approved_by),
        Fact(_("经办人"), visit.booked_by),
    ]


def out_and_back(
    out_at: Any, due_at: Any, back_at: Any, counted: Any, condition: str
) -> list[Fact]:
    """Return when something went out, is due and came back, and what was found then."""
    back = [
        Fact(_("归还"), when(back_at)),
        Fact(_("清点"), counted),
        Fact(_("归还时状况"), condition or _("完好")),
    ]
    return [
        Fact(_("借出"), when(out_at)),
        Fact(_("应还"), when(due_at)),
        *(back if back_at else [Fact(_("归还"), _("尚未归还"))]),
    ]


def days(number: int) -> str:
    """Return a period as written in the books."""
    return _("%(number)d 天") % {"number": number}


def _of_which(copy: Any) -> list[Fact]:
    return [
        Fact(_("编号"), in_one(copy.number), url=copy.get_absolute_url()),
        Fact(_("份号"), copy.copy_number),
    ]
