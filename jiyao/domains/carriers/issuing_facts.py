"""What a page says about an outgoing document: its register line, where its copies went."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.domains.carriers.drafting import NECESSITY
from jiyao.domains.carriers.models import Copy, Dispatch, Leg, RecalledCopy, Recipient, Step
from jiyao.domains.classification.facts import scope_words
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.ui.parts import Fact, Moment
from jiyao.foundation.ui.templatetags.jiyao import when

What = Step.What
CLAUSES: dict[str, tuple[str, ...]] = {
    What.DRAFTED: ("DOC-03", "DOC-25"),
    What.REVISED: ("DOC-03",),
    What.CHECKED: ("DOC-03",),
    What.AGREED: ("DOC-03",),
    What.CONSENTED: ("DOC-25",),
    What.REVIEWED: ("DOC-23",),
    What.SIGNED: ("DOC-03", "CLS-19"),
    What.DISPUTED: ("CLS-19",),
    What.NUMBERED: ("DOC-03",),
    What.VOIDED: ("DOC-03",),
    What.PRINTED: ("DOC-15",),
    What.RECALLED: ("RET-05",),
}
REFUSED = (What.RETURNED, What.DISPUTED, What.OBJECTED, What.VOIDED)


def facts_of_outgoing(outgoing: Any) -> list[Fact]:
    """Return the register line of an outgoing document."""
    item = outgoing.item
    return [
        Fact(_("发文字号"), outgoing.number or _("签发以后编号")),
        Fact(_("标题"), outgoing.title),
        Fact(_("文种"), outgoing.kind_of),
        Fact(_("机要类别"), outgoing.category),
        Fact(_("紧急程度"), urgency_of(outgoing)),
        Fact(_("密级期限"), outgoing.marking),
        *([] if item.label.level.scheme.starred else [Fact(_("保密期限"), item.period)]),
        Fact(_("知悉范围"), scope_words(item, timezone.now())),
        Fact(_("定密依据"), item.basis),
        Fact(_("定密事项"), item, item.get_state_display(), url=item.get_absolute_url()),
        Fact(_("印数和份号"), f"{item.copies}（{item.copy_numbers}）"),
        *necessity_of(outgoing),
        Fact(_("拟稿"), f"{outgoing.drafter} {when(outgoing.drafted_at)}"),
        Fact(_("签发领导"), outgoing.leader),
    ]


def urgency_of(outgoing: Any) -> str:
    """Return the urgency, of a timed document with its time."""
    shown = str(outgoing.get_urgency_display())
    return f"{shown} {when(outgoing.deliver_by)}" if outgoing.deliver_by else shown


def necessity_of(outgoing: Any) -> list[Fact]:
    """Return what the drafter confirmed, and what was sent or published before, if anything was."""
    confirmed = "；".join(str(NECESSITY[code]) for code in NECESSITY if code in outgoing.checked)
    sent = [outgoing.sent_before, outgoing.reprint_reason]
    facts = [Fact(_("发文必要性"), confirmed)]
    if any(sent):
        facts.append(Fact(_("已发电报传真"), "，".join(filter(None, sent))))
    if outgoing.published_in:
        facts.append(Fact(_("已登载"), outgoing.published_in))
    return facts


def facts_of_recipients(outgoing: Any) -> list[Fact]:
    """Return whom the present text is for, with how many copies: main recipients, then copied."""
    shared = {role: outgoing.addressed(role) for role in Recipient.Role}
    return [
        Fact(role.label, "、".join(_("%s %d 份") % (each, each.copies) for each in rows))
        for role, rows in shared.items()
        if rows
    ]


def facts_of_steps(outgoing: Any, person: PersonFacts) -> list[Fact]:
    """Return the steps passed since the first draft, oldest first: who, when, in which words."""
    return [
        Fact(step.get_what_display(), f"{step.by} {when(step.at)}", step.words)
        for step in steps_of(outgoing, person)
        if step.what != What.DRAFTED
    ]


def life_of_outgoing(outgoing: Any, person: PersonFacts) -> list[Moment]:
    """Return the time line, newest first."""
    return [
        Moment(
            at=step.at,
            who=step.by,
            what=step.get_what_display(),
            detail=step.words,
            clauses=CLAUSES.get(step.what, ()),
            tone="refused" if step.what in REFUSED else "",
        )
        for step in reversed(steps_of(outgoing, person))
    ]


def steps_of(outgoing: Any, person: PersonFacts) -> list[Any]:
    """Return the steps of an outgoing document that the person may handle, oldest first."""
    rows = Step.objects.visible_to(person, Action.HANDLE).filter(outgoing=outgoing)
    return list(rows.select_related("by").order_by("pk"))


@dataclass(frozen=True)
class Shared:
    """One body or unit: how many copies are for it, went there, were signed for, came back."""

    recipient: Any
    sent: int
    signed: int
    back: int


def shared_out(outgoing: Any, person: PersonFacts) -> list[Shared]:
    """Return how far the distribution is, body by body. Three queries."""
    ways = Dispatch.objects.visible_to(person, Action.HANDLE).filter(lost_at=None)
    of_it = {"copy__document": outgoing.document_id}
    sent = list(ways.filter(**of_it).values_list("body", "receipted_at"))
    legs = Leg.objects.visible_to(person, Action.HANDLE).filter(**of_it, unit__isnull=False)
    inside = Counter(legs.values_list("unit", flat=True))
    lines = RecalledCopy.objects.visible_to(person, Action.HANDLE).filter(**of_it)
    back = Counter(lines.values_list("body", flat=True))
    out = Counter(body for body, _at in sent)
    signed = Counter(body for body, at in sent if at)
    return [
        Shared(
            each,
            out[each.name] + inside[each.unit_id],
            signed[each.name] + inside[each.unit_id],
            back[each.name],
        )
        for each in outgoing.addressed()
    ]


def copies_of(outgoing: Any, person: PersonFacts) -> Any:
    """Return the copies of the print run, with who has them."""
    rows = Copy.objects.visible_to(person, Action.KNOW).filter(document=outgoing.document_id)
    return rows.with_marks().order_by("copy_number")
