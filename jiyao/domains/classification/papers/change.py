"""The forms 变更审批表 and 解密审批表 of the last change (CLS-05, CLS-06). Columns: glossary."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.facts import scope_words
from jiyao.domains.classification.history import events_of, last_of
from jiyao.domains.classification.models import Event, Item, Notice
from jiyao.domains.classification.papers.approval import TEMPLATES
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day
from jiyao.foundation.procedures.models import Permit

What = Event.What
APPROVED = {
    What.CHANGED: "classification.item.changed",
    What.EXTENDED: "classification.item.extended",
    What.RELEASED: "classification.item.released",
    What.DISPUTED: "classification.item.disputed",
}
BY_OTHERS = (What.SETTLED, What.CLEARED, What.OPENED, What.FOLLOWED, What.LAPSED)


def fill_change(item: Any, person: PersonFacts) -> Sheet:
    """Make the form of the newest change: before and after, why, who agreed, who was told."""
    add_titles([item], person)
    event = last_of(events_of(item, person), *APPROVED, *BY_OTHERS)
    told = Notice.objects.visible_to(person, Action.KNOW).filter(item=item, event=event)
    return Sheet(
        [(item.label.level, item.period)],
        {
            "facts": [*_about(item), *_terms(item, event)],
            "opinions": _opinions(item, event, person),
            "told_name": _("通知对象和改标确认"),
            "told_headings": [_("被告知人"), _("载体"), _("通知日期"), _("确认日期")],
            "told": [
                [
                    str(each.person),
                    each.thing or "—",
                    full_day(each.at),
                    full_day(each.confirmed_at),
                ]
                for each in told.select_related("person").order_by("pk")
            ],
            "note": _("此表随定密事项归档。原标志划去，在附近另行标注；解密的标“解密”。"),
        },
    )


def _about(item: Any) -> list[dict[str, Any]]:
    return [
        fact(_("编号"), item.number),
        fact(_("承办部门"), item.unit),
        fact(_("承办人"), item.drafter),
        fact(_("制发日"), full_day(item.starts)),
        fact(_("事项名称"), item.title, wide=True),
    ]


def _terms(item: Any, event: Any) -> list[dict[str, Any]]:
    altered = getattr(event, "alteration", None)
    if altered is None:
        return [
            fact(_("密级和期限"), item.label.level.mark(item.period)),
            fact(_("办理"), event.get_what_display() if event else ""),
            fact(_("知悉范围"), scope_words(item, timezone.now()), wide=True),
            fact(_("理由"), event.words if event else "", wide=True),
        ]
    return [
        fact(_("变更前密级期限"), altered.former_mark),
        fact(_("变更后密级期限"), altered.mark),
        fact(_("变更前知悉范围"), altered.former_scope, wide=True),
        fact(_("变更后知悉范围"), altered.scope, wide=True),
        fact(_("理由"), altered.ground, wide=True),
        fact(_("依据文号"), altered.reference, wide=True),
    ]


def _opinions(item: Any, event: Any, person: PersonFacts) -> list[dict[str, Any]]:
    """Who carried it out, and who approved it as the permit says."""
    if event is None:
        return []
    code, lines = APPROVED.get(event.what), [(_("办理人"), event.by, "", event.at)]
    used = Permit.objects.visible_to(person, Action.KNOW).filter(code=code, used_at=event.at)
    for permit in used.filter(subject_ref=item.public_id).select_related("decided_by"):
        lines.append((_("领导审批"), permit.decided_by, permit.remark, permit.decided_at))
    return [
        {"name": name, "by": str(by or _("日程")), "words": words, "day": full_day(at)}
        for name, by, words, at in lines
    ]


paper(
    Paper(
        code="classification.change",
        title=gettext_lazy("密级变更（解密）审批表"),
        template=f"{TEMPLATES}/change.typ",
        rows=lambda: Item.objects.for_acting(),
        action=Action.HANDLE,
        fill=fill_change,
    )
)
