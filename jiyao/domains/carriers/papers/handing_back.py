"""The list of what goes back to its issuer, signed by both sides (RET-05)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.models import HandBack, HandBackItem
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact

Outcome = HandBackItem.Outcome


def _lists() -> Any:
    return HandBack.objects.select_related("label__level__scheme", "drafted_by")


def fill_hand_back(record: Any, person: PersonFacts) -> Sheet:
    """Make the list: the head with what is owed, given and lacking, a line a copy, both sides."""
    rows = HandBackItem.objects.visible_to(person, Action.HANDLE).filter(hand_back=record)
    items = list(
        rows.select_related("copy__level__scheme", "copy__document", "handed_by").order_by("pk")
    )
    add_documents([item.copy for item in items], person)
    receipts = dict.fromkeys(item.receipt for item in items if item.receipt)
    givers = dict.fromkeys(item.handed_by.name for item in items if item.handed_by)
    takers = dict.fromkeys(item.taken_by for item in items if item.taken_by)
    facts = [
        fact(_("清退编号"), record.number),
        fact(_("造册日期"), day(record.drafted_at)),
        fact(_("来文机关"), record.issuer),
        fact(_("清退通知"), record.notice),
        fact(_("清退期限"), day(record.due_at)),
        fact(_("回执号"), "、".join(receipts)),
        fact(_("份数"), _amounts(items)),
        fact(_("最高密级"), str(record.label.level)),
    ]
    headings = [_("序"), _("标题"), _("文号"), _("密级期限"), _("份号"), _("页数"), _("点交")]
    return Sheet(
        [(item.copy.level, item.copy.document.period) for item in items]
        or [(record.label.level, "")],
        {
            "facts": facts,
            "headings": headings,
            "rows": [_line(place, item) for place, item in enumerate(items, start=1)],
            "signed": [
                _("清退单位（章）："),
                _("移交人：%s") % "、".join(givers),
                _("来文机关（章）："),
                _("接收人：%s") % "、".join(takers),
            ],
            "note": _("一式两份，双方各执一份；没有点交的份仍应清退。"),
        },
    )


def _amounts(items: list[Any]) -> str:
    found = [item.outcome for item in items]
    owed, handed = len(found) - found.count(Outcome.STRUCK), found.count(Outcome.HANDED)
    return _("应交 %(owed)d 份，实交 %(handed)d 份，缺 %(lacking)d 份") % {
        "owed": owed,
        "handed": handed,
        "lacking": owed - handed,
    }


def _line(place: int, item: Any) -> list[str]:
    document = item.copy.document
    return [
        str(place),
        str(item.copy.title),
        document.sender_number,
        item.copy.level.mark(document.period),
        item.copy.copy_number,
        str(document.amount or ""),
        "" if item.outcome == Outcome.OWED else item.get_outcome_display(),
    ]


paper(
    Paper(
        code="carriers.hand-back-list",
        title=gettext_lazy("清退清单"),
        template=f"{TEMPLATES}/hand_back.typ",
        rows=_lists,
        action=Action.HANDLE,
        fill=fill_hand_back,
        by=OFFICE,
    )
)
