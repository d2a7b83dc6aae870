"""The draft approval sheet 发文稿纸 and the register of outgoing documents 发文登记簿."""

from collections import Counter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.carriers.issuing_facts import steps_of, urgency_of
from jiyao.domains.carriers.models import Dispatch, Outgoing, OutgoingText, Recipient, Step
from jiyao.domains.carriers.papers.receiving import TEMPLATES
from jiyao.domains.carriers.titles import add_outgoing_titles
from jiyao.domains.classification.facts import scope_words
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import day, fact

What = Step.What
OPINIONS = (
    (gettext_lazy("拟稿"), (What.DRAFTED, What.REVISED)),
    (gettext_lazy("核稿"), (What.CHECKED,)),
    (gettext_lazy("会签"), (What.AGREED, What.CONSENTED)),
    (gettext_lazy("保密审查"), (What.REVIEWED,)),
    (gettext_lazy("签发"), (What.SIGNED,)),
    (gettext_lazy("缮印、校对"), (What.PRINTED,)),
)


def fill_draft_sheet(outgoing: Any, person: PersonFacts) -> Sheet:
    """Make the sheet that travels with a draft: what it is, and who said what at each step."""
    add_outgoing_titles([outgoing], person)
    steps = _of_this_round(steps_of(outgoing, person))
    return Sheet(
        [(outgoing.label.level, outgoing.period)],
        {
            "facts": _facts(outgoing, person),
            "opinions": [_opinion(name, kinds, steps) for name, kinds in OPINIONS],
            "note": _("纸上签字的，在相应栏内签名并写日期；签发人逐项核对密级、期限、范围、依据。"),
        },
    )


def _facts(outgoing: Any, person: PersonFacts) -> list[dict[str, Any]]:
    texts = OutgoingText.objects.visible_to(person, Action.READ).filter(outgoing=outgoing)
    enclosures = texts.values_list("enclosures", flat=True).first() or ""
    return [
        fact(_("标题"), outgoing.title, wide=True),
        fact(_("发文字号"), outgoing.number),
        fact(_("文种"), outgoing.kind_of),
        fact(_("密级期限"), outgoing.label.level.mark(outgoing.period)),
        fact(_("紧急程度"), urgency_of(outgoing)),
        fact(_("知悉范围"), scope_words(outgoing.item, timezone.now()), wide=True),
        fact(_("定密依据"), outgoing.item.basis, wide=True),
        fact(_("主送"), _shares(outgoing, Recipient.Role.MAIN), wide=True),
        fact(_("抄送"), _shares(outgoing, Recipient.Role.COPIED), wide=True),
        fact(_("附件"), enclosures.replace("\n", "；"), wide=True),
        fact(_("印数"), outgoing.item.copies),
        fact(_("份号"), outgoing.item.copy_numbers),
        fact(_("拟稿部门"), outgoing.drafter.unit),
        fact(_("机要类别"), outgoing.category),
    ]


def _shares(outgoing: Any, role: str) -> str:
    return "，".join(f"{each.name}（{each.copies}）" for each in outgoing.addressed(role))


def _of_this_round(steps: list[Any]) -> list[Any]:
    """Return the steps since the text was last handed in: what was said of a former one is void."""
    begun = [n for n, step in enumerate(steps) if step.what in (What.DRAFTED, What.REVISED)]
    return steps[begun[-1] :] if begun else []


def _opinion(name: Any, kinds: tuple[str, ...], steps: list[Any]) -> dict[str, str]:
    found = [step for step in steps if step.what in kinds]
    said = [f"{step.get_what_display()}　{step.words}".strip() for step in found]
    signed = [f"{step.by} {day(step.at)}" for step in found]
    return {"name": str(name), "words": "；".join(said), "signed": "　".join(signed)}


def fill_outgoing_book(rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the register of outgoing documents: one line a document, as in the book."""
    add_outgoing_titles(rows, person)
    receipts = _receipts(rows, person)
    headings = [
        *(_("顺序号"), _("发文日期"), _("发文字号"), _("标题"), _("附件"), _("密级期限")),
        *(_("份数"), _("发往机关"), _("签收"), _("归卷日期"), _("归入卷号")),
    ]
    return Sheet(
        [(each.label.level, each.period) for each in rows],
        {
            "headings": headings,
            "rows": [_line(n, each, receipts) for n, each in enumerate(rows, start=1)],
            "note": _("按机要类别：") + _by_category(rows),
        },
    )


def _by_category(rows: list[Any]) -> str:
    """Return how many there are of each category and year (DOC-24)."""
    found = Counter((timezone.localtime(each.drafted_at).year, str(each.category)) for each in rows)
    return "；".join(f"{year} 年{name} {n} 件" for (year, name), n in sorted(found.items()))


def _line(place: int, outgoing: Any, receipts: dict[int, list[str]]) -> list[str]:
    issued = outgoing.document
    return [
        str(place),
        day(issued.received_at) if issued else "",
        outgoing.number or str(outgoing.get_state_display()),
        str(outgoing.title),
        str(outgoing.enclosed or ""),
        outgoing.label.level.mark(outgoing.period),
        str(issued.counted if issued else outgoing.wanted),
        "，".join(each.name for each in outgoing.addressed()),
        "，".join(receipts.get(outgoing.document_id, [])),
        "",
        "",
    ]


def _receipts(rows: list[Any], person: PersonFacts) -> dict[int, list[str]]:
    issued = [each.document_id for each in rows if each.document_id]
    sent = Dispatch.objects.visible_to(person, Action.HANDLE).exclude(receipt="")
    found: dict[int, list[str]] = {}
    for document, receipt in sent.filter(copy__document__in=issued).values_list(
        "copy__document", "receipt"
    ):
        found.setdefault(document, []).append(receipt)
    return found


paper(
    Paper(
        code="carriers.draft-sheet",
        title=gettext_lazy("发文稿纸"),
        template=f"{TEMPLATES}/draft_sheet.typ",
        rows=lambda: Outgoing.objects.for_acting().select_related("drafter__unit"),
        action=Action.HANDLE,
        fill=fill_draft_sheet,
    )
)
paper(
    Paper(
        code="carriers.outgoing-register",
        title=gettext_lazy("发文登记簿"),
        template=f"{TEMPLATES}/outgoing_book.typ",
        rows=lambda: Outgoing.objects.for_acting(),
        action=Action.HANDLE,
        fill=fill_outgoing_book,
        register="carriers.outgoing",
    )
)
