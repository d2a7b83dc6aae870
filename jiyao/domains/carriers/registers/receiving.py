from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Content, Copy, Document, State, Term
from jiyao.domains.carriers.titles import add_documents, add_titles
from jiyao.domains.classification.models import Marking
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import CLASSIFIER, KEEPER, LEADER, OFFICE, STAFF
from jiyao.foundation.regime.citations import carries_out
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched
from jiyao.foundation.registers.sorting import FAR, OrElse
from jiyao.foundation.ui import parts

# A code title says nothing of the matter: it is found at every level, as a number is.
DOCUMENT = searched(Document, numbers=("number", "sender_number", "code_title"), words=("sender",))
TITLE = searched(Content, words=("title",), key="document")
CATEGORY = searched(Term, words=("name",))
COPY = searched(Copy, numbers=("number",))

carries_out(__name__, "DOC-17")


def _in_one_go(person: PersonFacts) -> list[parts.Choice]:
    """Lead to continuous registering whom the counter is for."""
    ways = [parts.Choice(_("连续登记"), reverse("carriers:entering"))]
    return ways if KEEPER.code in person.roles else []


def _documents() -> Any:
    joined = ("label__level__scheme", "kind_of", "category", "received_by")
    return Document.objects.incoming().select_related(*joined)


def _progress(document: Document) -> str:
    """How far it was taken in; who signed for it, as the book has it."""
    if document.state == Document.State.SIGNED:
        return _now("%s 签收") % document.received_by
    return document.get_state_display()


register(
    Register(
        code="carriers.document",
        title=_("收文登记簿"),
        rows=_documents,
        enrich=add_titles,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER, CLASSIFIER, STAFF),
        order=("received_at", "id"),
        search={"id": (DOCUMENT, TITLE), "category": (CATEGORY,)},
        begin="carriers.document.counted",
        beside=_in_one_go,
        paper="carriers.incoming-register",
        empty=_("这里列出收到的文件。机要员办理“收件清点”后，文件就会出现在这里。"),
        choices=(
            Choice("unfinished", _("未签收"), lambda rows: rows.unfinished(), counted=True),
            Choice("awaiting", _("待拟办"), lambda rows: rows.awaiting_opinion()),
            Choice("undistributed", _("待分发"), lambda rows: rows.undistributed()),
            Choice("signed", _("已签收"), lambda rows: rows.filter(state=Document.State.SIGNED)),
        ),
        columns=(
            Column(_("密级"), lambda d: Marking(d.label.level, d.period), "mark"),
            Column(_("收文号"), str, "code", opens=True, code="number", sort=OrElse("number")),
            Column(_("标题"), lambda d: d.title, "title", code="title"),
            Column(_("来文机关"), lambda d: d.sender, code="sender"),
            Column(_("来文字号"), lambda d: d.sender_number, code="sender_number"),
            Column(_("份数"), lambda d: d.counted, "number", code="copies"),
            Column(_("紧急"), lambda d: d.get_urgency_display(), code="urgency"),
            Column(_("收文时间"), lambda d: d.received_at, "time", code="at", sort="received_at"),
            Column(_("进度"), _progress, code="state"),
            Column(_("保密期限"), lambda d: d.period, code="period", shown=False),
            Column(_("载体种类"), lambda d: d.kind_of, code="kind", shown=False),
            Column(_("机要类别"), lambda d: d.category, code="category", shown=False),
            Column(_("送达人"), lambda d: d.courier, code="courier", shown=False),
        ),
    )
)

register(
    Register(
        code="carriers.copy",
        title=_("载体台账（按份）"),
        rows=lambda: Copy.objects.with_marks(),
        enrich=add_documents,
        action=Action.KNOW,
        roles=(*OFFICE, LEADER, CLASSIFIER, STAFF),
        order=("received_at", "id"),
        search={"id": (COPY,), "document": (DOCUMENT, TITLE)},
        level_of=lambda copy: copy.level.trail_code,
        empty=_("这里列出每一份载体在谁手里。收文编号后，每一份都会出现在这里。"),
        choices=(
            Choice("out", _("机要室外"), lambda rows: rows.out_of_room(), counted=True),
            Choice("overdue", _("超期"), lambda rows: rows.overdue(timezone.now())),
            Choice("today", _("今日应还"), lambda rows: rows.due_today(timezone.now())),
            Choice("in", _("机要室内"), lambda rows: rows.filter(state=State.ROOM)),
        ),
        columns=(
            Column(_("密级"), lambda c: c.marking, "mark"),
            Column(_("编号"), str, "code", opens=True, code="number", sort="number"),
            Column(_("标题"), lambda c: c.title, "title", code="title"),
            Column(_("来文机关"), lambda c: c.sender, code="sender"),
            Column(_("持有人"), lambda c: c.whereabouts, code="holder"),
            Column(_("应还"), lambda c: c.due_at, "due", code="due", sort=OrElse("due_at", FAR)),
            Column(
                _("收文时间"),
                lambda c: c.received_at,
                "time",
                code="at",
                sort="received_at",
                shown=False,
            ),
        ),
    )
)
