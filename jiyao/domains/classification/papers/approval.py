"""The approval form 定密审批表, one a decision (CLS-03). Columns: docs/glossary.md, 定密审批表."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.drafts import NEVER_SECRET
from jiyao.domains.classification.facts import path_words, scope_words
from jiyao.domains.classification.history import events_of, last_of
from jiyao.domains.classification.models import Event, Item
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day

TEMPLATES = "domains/classification/templates/classification"
What = Event.What


def fill_approval(item: Any, person: PersonFacts) -> Sheet:
    """Make the form: what is determined, on what basis, and who agreed when."""
    now = timezone.now()
    seen = Item.objects.visible_to(person, Action.HANDLE).for_acting()
    sources = list(seen.filter(derived__in=item.sources.holding_at(now)).order_by("pk"))
    add_titles([item, *sources], person)
    return Sheet(
        [(item.label.level, item.period)],
        {
            "facts": _determined(item, now),
            "checked": [_tick(code in item.checked, words) for code, words in NEVER_SECRET.items()],
            "checked_name": str(_("不得定密情形核对")),
            "source_headings": [_("源事项"), _("文号"), _("密级和期限"), _("派生情形"), _("密点")],
            "sources": [_source(each, item) for each in sources],
            "opinions": _opinions(item, events_of(item, person)),
            "note": _("此表随定密事项归档。纸上签字的，在相应栏内签名并写日期。"),
        },
    )


def _determined(item: Any, now: datetime) -> list[dict[str, Any]]:
    mark = item.label.level.mark(item.period)
    return [
        fact(_("编号"), item.number),
        fact(_("国家秘密类型"), item.get_kind_of_display()),
        fact(_("填报部门"), item.unit),
        fact(_("填报日期"), full_day(item.drafted_at)),
        fact(_("承办人"), item.drafter),
        fact(_("电话"), item.phone),
        fact(_("事项名称"), item.title, wide=True),
        fact(_("拟定密级"), str(item.label.level)),
        fact(_("保密期限"), _period(item)),
        fact(_("知悉范围"), scope_words(item, now), wide=True),
        fact(_("印数"), item.copies),
        fact(_("份号"), item.copy_numbers),
        fact(_("标志"), mark),
        fact(_("制发日"), full_day(item.starts)),
        fact(_("定密依据"), item.basis, wide=True),
        fact(_("目录条目"), item.catalogued, wide=True),
        fact(_("偏离目录"), _deviation(item), wide=True),
        fact(_("定密程序"), path_words(item), wide=True),
    ]


def _period(item: Any) -> str:
    return f"{item.period}（{item.long_basis}）" if item.long_basis else str(item.period)


def _deviation(item: Any) -> str:
    if not item.deviation:
        return _("无")
    consent = item.allowed or _("尚未同意")
    return _("%(why)s；%(consent)s") % {"why": item.deviation, "consent": consent}


def _tick(checked: bool, words: Any) -> str:
    return f"{'√' if checked else '□'} {words}"


def _source(origin: Any, item: Any) -> list[str]:
    case = item.get_case_display()
    return [str(origin.title), str(origin), origin.label.level.mark(origin.period), case, ""]


def _opinions(item: Any, events: list[Any]) -> list[dict[str, Any]]:
    drafted = last_of(events, What.PROPOSED, What.REVISED, What.ENTERED, What.PRESUMED)
    reviewed = last_of(events, What.REVIEWED)
    signed = last_of(events, What.SIGNED)
    adopted = last_of(events, What.ADOPTED)
    group = [e for e in events if e.what in (What.AGREED, What.OBJECTED)]
    lines = [
        _opinion(_("承办人意见"), drafted, _("拟定为 %s") % item.label.level.mark(item.period))
    ]
    lines += [_opinion(_("工作小组意见"), event, event.get_what_display()) for event in group]
    if adopted:
        return [*lines, _opinion(_("集体或上级决定"), adopted, "")]
    if not group:
        lines.append(_opinion(_("定密责任人审核意见"), reviewed, _("同意")))
    return [*lines, _opinion(_("领导审签"), signed, _("同意"))]


def _opinion(name: str, event: Any, said: str) -> dict[str, Any]:
    if event is None:
        return {"name": name, "words": "", "by": "", "day": ""}
    words = "　".join(part for part in (said, event.words) if part)
    return {"name": name, "words": words, "by": str(event.by), "day": full_day(event.at)}


paper(
    Paper(
        code="classification.approval",
        title=gettext_lazy("定密审批表"),
        template=f"{TEMPLATES}/approval.typ",
        rows=lambda: Item.objects.for_acting(),
        action=Action.HANDLE,
        fill=fill_approval,
    )
)
