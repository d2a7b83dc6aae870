"""Drafting an outgoing document, changing it, taking it back (DOC-03, DOC-04, DOC-25)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import Draft
from jiyao.domains.carriers.models import Consent, Outgoing, OutgoingText, Recipient, Step
from jiyao.domains.carriers.procedures.turns import go_on
from jiyao.domains.carriers.rules import drafting as rules
from jiyao.domains.carriers.rules import issuing
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

JUDGED = (
    rules.terms_are_in_use,
    rules.series_fits_the_level,
    rules.time_limit_fits_the_urgency,
    rules.somebody_is_written_to,
    rules.targets_are_bodies,
    rules.enough_copies_were_determined,
    rules.necessity_is_checked,
    rules.reprint_has_a_reason,
    rules.published_is_printed_for_the_files_alone,
    rules.item_holds_or_is_under_way,
    rules.nobody_countersigns_his_own,
    rules.all_who_take_part_may_read,
    rules.text_is_below_the_ceiling,
    rules.text_has_a_name,
)
CITED = ("DOC-03", "DOC-04", "DOC-24", "DOC-25")


@procedure(
    "carriers.outgoing.drafted",
    _("拟稿"),
    by=STAFF,
    cites=CITED,
    rules=JUDGED,
    signature=BY_SELF,
)
def draft(*, draft: Draft, by: Person, at: datetime) -> Outgoing:
    """Hand in a text to be issued, under the item that says how secret it is."""
    outgoing = Outgoing(drafter=by, drafted_at=at, state=Outgoing.State.DRAFTED)
    _write(outgoing, draft)
    return go_on(outgoing, Outgoing.State.DRAFTED, Step.What.DRAFTED, by, at)


@procedure(
    "carriers.outgoing.revised",
    _("修改文稿"),
    by=STAFF,
    cites=CITED,
    rules=(
        issuing.drafter_does_it,
        issuing.may_be_changed,
        issuing.disputed_item_is_replaced,
        *JUDGED,
    ),
    signature=BY_SELF,
)
def revise(outgoing: Outgoing, *, draft: Draft, by: Person, at: datetime) -> Outgoing:
    """Hand a text in again, changed; whoever passed it before decides anew."""
    outgoing.disputed = None
    outgoing.round += 1
    _write(outgoing, draft)
    return go_on(outgoing, Outgoing.State.DRAFTED, Step.What.REVISED, by, at)


@procedure(
    "carriers.outgoing.withdrawn",
    _("撤稿"),
    by=STAFF,
    cites=("DOC-03",),
    rules=(issuing.drafter_or_office_head_does_it, issuing.may_be_changed),
    exceptional=True,
)
def withdraw(outgoing: Outgoing, *, by: Person, at: datetime) -> Outgoing:
    """Take a text back; it stays in the register as such."""
    return go_on(outgoing, Outgoing.State.WITHDRAWN, Step.What.WITHDRAWN, by, at)


def _write(outgoing: Outgoing, draft: Draft) -> None:
    moved = outgoing.pk and outgoing.label_id != draft.item.label_id
    outgoing.label_id = draft.item.label_id
    outgoing.item_id, outgoing.leader_id = draft.item.pk, draft.leader.pk
    outgoing.kind_of_id, outgoing.category_id = draft.kind.pk, draft.category.pk
    outgoing.series_id, outgoing.code_title = draft.series.pk, draft.code_title
    outgoing.urgency, outgoing.deliver_by = draft.urgency, draft.deliver_by
    outgoing.checked = sorted(draft.checked)
    outgoing.sent_before, outgoing.reprint_reason = draft.sent_before, draft.reprint_reason
    outgoing.published_in = draft.published_in
    outgoing.answers_id = draft.answers.pk if draft.answers else None
    outgoing.bodies = "，".join(target.name for target in draft.targets)
    outgoing.save()
    if moved:
        _relabel(outgoing)
    _put_text(outgoing, draft)
    _put_recipients(outgoing, draft)
    _put_consents(outgoing, draft)


def _relabel(outgoing: Any) -> None:
    """Bring what hangs on the document under the label of its new item."""
    rows = [*outgoing.steps.all(), *outgoing.numbers.all(), *outgoing.recipients.all()]
    for row in [*rows, *outgoing.consents.all(), *OutgoingText.objects.filter(outgoing=outgoing)]:
        row.label_id = outgoing.label_id
        row.save()


def _put_text(outgoing: Outgoing, draft: Draft) -> None:
    text = OutgoingText.objects.filter(outgoing=outgoing).first()
    if text is None and not (draft.title or draft.body or draft.enclosures):
        return
    text = text or OutgoingText(outgoing=outgoing, label_id=outgoing.label_id)
    text.title, text.body, text.enclosures = draft.title, draft.body, draft.enclosures
    text.save()


def _put_recipients(outgoing: Outgoing, draft: Draft) -> None:
    units = {str(unit): unit for unit in Circle.objects.filter(kind_of=Circle.Kind.UNIT)}
    for target in draft.targets:
        Recipient.objects.create(
            outgoing=outgoing,
            label_id=outgoing.label_id,
            round=outgoing.round,
            role=target.role,
            name=target.name,
            unit=units.get(target.name),
            copies=target.copies,
        )


def _put_consents(outgoing: Outgoing, draft: Draft) -> None:
    who = {"outgoing": outgoing, "label_id": outgoing.label_id, "round": outgoing.round}
    for person in draft.countersigners:
        Consent.objects.create(person_id=person.pk, **who)
    for body in draft.concerned:
        Consent.objects.create(body=body, **who)
