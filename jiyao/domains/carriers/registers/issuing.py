"""What goes out: documents, their numbers, recalls, and the words they are called by."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import (
    IssueNumber,
    Outgoing,
    OutgoingText,
    Recall,
    Term,
)
from jiyao.domains.carriers.registers.receiving import CATEGORY, DOCUMENT
from jiyao.domains.carriers.titles import add_outgoing_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import (
    CLASSIFIER,
    LEADER,
    OFFICE,
    STAFF,
)
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched
from jiyao.foundation.registers.sorting import OrElse

OUTGOING = searched(Outgoing, numbers=("number", "code_title"), words=("bodies",))
TEXT = searched(OutgoingText, words=("title",), key="outgoing")
State = Outgoing.State
MANY = 2


def _used_as(use: str) -> Callable[[Any], Any]:
    return lambda rows: rows.filter(use=use)


def _sent_to(outgoing: Any) -> Any:
    names = [str(each) for each in outgoing.addressed()]
    if len(names) < MANY:
        return "，".join(names)
    return _("%(first)s等 %(n)d 个") % {"first": names[0], "n": len(names)}


register(
    Register(
        code="carriers.outgoing",
        title=_("发文登记簿"),
        rows=lambda: Outgoing.objects.for_acting(),
        enrich=add_outgoing_titles,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER, CLASSIFIER, STAFF),
        order=("drafted_at", "id"),
        search={"id": (OUTGOING, TEXT), "category": (CATEGORY,)},
        begin="carriers.outgoing.drafted",
        paper="carriers.outgoing-register",
        empty=_("没有发文。先“拟定密级”，再在这里点“拟稿”，文稿就会出现在这里。"),
        choices=(
            Choice("open", _("在办"), lambda rows: rows.under_way(), counted=True),
            Choice("sign", _("待签发"), lambda rows: rows.filter(state=State.REVIEWED)),
            Choice("print", _("待缮印"), lambda rows: rows.filter(state=State.NUMBERED)),
            Choice("issued", _("已印发"), lambda rows: rows.filter(state=State.PRINTED)),
        ),
        columns=(
            Column(_("密级"), lambda o: o.marking, "mark"),
            Column(_("发文字号"), str, "code", opens=True, code="number", sort=OrElse("number")),
            Column(_("标题"), lambda o: o.title, "title", code="title"),
            Column(_("文种"), lambda o: o.kind_of, code="kind"),
            Column(_("机要类别"), lambda o: o.category, code="category"),
            Column(_("发往"), _sent_to, code="to"),
            Column(_("份数"), lambda o: o.wanted, "number", code="copies", shown=False),
            Column(_("紧急"), lambda o: o.get_urgency_display(), code="urgency"),
            Column(_("送达时限"), lambda o: o.deliver_by, "time", code="limit", shown=False),
            Column(_("拟稿人"), lambda o: o.drafter, code="drafter", shown=False),
            Column(_("拟稿"), lambda o: o.drafted_at, "time", code="at", sort="drafted_at"),
            Column(_("进度"), lambda o: o.get_state_display(), code="state"),
        ),
    )
)
register(
    Register(
        code="carriers.issue-number",
        title=_("发文字号登记"),
        rows=lambda: IssueNumber.objects.select_related(
            "label__level__scheme", "series", "outgoing"
        ),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("given_at", "id"),
        empty=_("没有编过号。签发以后办理“发文编号”，字号会出现在这里，作废的也不删去。"),
        choices=(Choice("void", _("作废的"), lambda rows: rows.filter(voided_at__isnull=False)),),
        columns=(
            Column(_("密级"), lambda n: n.label.level, "mark"),
            Column(_("发文字号"), str, "code", opens=True),
            Column(_("编号"), lambda n: n.given_at, "time"),
            Column(_("作废"), lambda n: n.voided_at, "time"),
            Column(_("作废理由"), lambda n: n.void_reason, "title"),
        ),
    )
)
register(
    Register(
        code="carriers.recall",
        title=_("收回登记"),
        rows=lambda: Recall.objects.select_related(
            "label__level__scheme", "document", "by"
        ).prefetch_related("lines"),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("at", "id"),
        search={"document": (DOCUMENT,)},
        empty=_("没有收回的件。来文机关或本单位收回文件时，在文件的页面上登记收回通知。"),
        choices=(
            Choice("open", _("未退清"), lambda rows: rows.under_way(), counted=True),
            Choice(
                "overdue",
                _("超期"),
                lambda rows: rows.under_way().filter(due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("密级"), lambda r: r.label.level, "mark"),
            Column(_("文号"), str, "code", opens=True),
            Column(_("收回通知"), lambda r: r.notice, "title"),
            Column(_("应退"), lambda r: r.wanted, "number"),
            Column(_("已退"), lambda r: len(r.lines.all()), "number"),
            Column(_("退还期限"), lambda r: None if r.finished_at else r.due_at, "due"),
            Column(_("办结"), lambda r: r.finished_at, "time"),
            Column(_("经办人"), lambda r: r.by),
        ),
    )
)
register(
    Register(
        code="carriers.term",
        title=_("发文要素"),
        rows=lambda: Term.objects.holding_at(timezone.now()),
        action=Action.HANDLE,
        roles=OFFICE,
        order=("since", "id"),
        begin="carriers.term.entered",
        level_of=lambda term: "",
        empty=_("这里列出文种、机要类别和机关代字。"),
        choices=tuple(Choice(use, name, _used_as(use)) for use, name in Term.Use.choices),
        columns=(
            Column(_("用作"), lambda term: term.get_use_display()),
            Column(_("名称"), str, "title", opens=True),
            Column(_("涉密件专用"), lambda term: _("是") if term.secret else ""),
            Column(_("自"), lambda term: term.since, "time"),
        ),
    )
)
