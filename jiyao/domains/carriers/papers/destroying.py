"""The destruction list, signed by hand (DES-01, DES-02, DES-06)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import Destruction, DestructionItem
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.procedures.destroying import watch
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact
from jiyao.foundation.procedures.models import Permit


def _destructions() -> Any:
    return Destruction.objects.select_related(
        "label__level__scheme", "place", "requested_by", "first", "second"
    )


def fill_destruction(record: Any, person: PersonFacts) -> Sheet:
    """Make the destruction list: the head, a line a copy, room for the signatures by hand."""
    rows = DestructionItem.objects.visible_to(person, Action.HANDLE).filter(destruction=record)
    items = list(rows.select_related("copy__level__scheme", "copy__document").order_by("pk"))
    add_documents([item.copy for item in items], person)
    facts = [
        fact(_("销毁编号"), record.number),
        fact(_("造册日期"), day(record.requested_at)),
        fact(_("最高密级"), str(record.label.level)),
        fact(_("份数"), str(len(items))),
        fact(_("销毁原因"), record.reason, wide=True),
        fact(_("销毁方式"), record.get_method_display()),
        fact(_("销毁地点"), record.place),
        fact(_("销毁时间"), day(record.done_at) if record.done_at else ""),
        fact(_("送销回执"), record.receipt),
    ]
    headings = [_("序"), _("标题"), _("编号"), _("密级"), _("页数"), _("鉴定意见"), _("勾销")]
    return Sheet(
        [(item.copy.level, item.copy.document.period) for item in items]
        or [(record.label.level, "")],
        {
            "facts": facts,
            "headings": headings,
            "rows": [_line(place, item) for place, item in enumerate(items, start=1)],
            "signed": [
                _("经办人：%s") % record.requested_by.name,
                _("监销人：%s") % (record.first.name if record.first else ""),
                _("监销人：%s") % (record.second.name if record.second else ""),
                _("审批人：%s") % _approver(record, person),
            ],
            "note": _("未勾销的份仍在账上。清册长期保存，不随载体销毁。"),
        },
    )


def _approver(record: Any, person: PersonFacts) -> str:
    """Return who approved the list in the system; on paper the name is written by hand."""
    given = Permit.objects.visible_to(person, Action.KNOW).filter(
        code=watch.code, subject_ref=record.public_id, decided_by__isnull=False
    )
    granted = given.filter(state__in=(Permit.State.GRANTED, Permit.State.USED))
    last = granted.select_related("decided_by").order_by("-decided_at").first()
    return last.decided_by.name if last else ""


def _line(place: int, item: Any) -> list[str]:
    ticked = item.get_outcome_display() if item.outcome != item.Outcome.LISTED else ""
    return [
        str(place),
        str(item.copy.title),
        item.copy.number,
        str(item.copy.marking),
        str(item.copy.document.amount or ""),
        item.appraisal,
        ticked,
    ]


paper(
    Paper(
        code="carriers.destruction-list",
        title=gettext_lazy("销毁清册"),
        template=f"{TEMPLATES}/destruction.typ",
        rows=_destructions,
        action=Action.HANDLE,
        fill=fill_destruction,
        by=OFFICE,
    )
)
