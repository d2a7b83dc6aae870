"""Checking, countersigning, secrecy review and signing of an outgoing document (DOC-03, DOC-23)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Outgoing, Step
from jiyao.domains.carriers.procedures.turns import go_on, next_after_consents
from jiyao.domains.carriers.rules import issuing as rules
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF
from jiyao.foundation.regime.citations import carries_out

State, What = Outgoing.State, Step.What
JUDGE = (
    rules.nobody_judges_his_own,
    rules.judge_may_read,
    rules.step_words_are_below_the_ceiling,
)

carries_out(f"{__name__}.sign", "DOC-03", means=("approve",))
carries_out(f"{__name__}.review", "DOC-23", means=("approve",))


@procedure(
    "carriers.outgoing.checked",
    _("核稿"),
    by=OFFICE_HEAD,
    cites=("DOC-03",),
    rules=(rules.waits_for_the_check, *JUDGE),
    signature=BY_SELF,
    instead=("carriers.outgoing.returned",),
)
def check(outgoing: Outgoing, *, words: str, by: Person, at: datetime) -> Outgoing:
    """Pass the text on to those who sign too, or to the secrecy review where nobody does."""
    return go_on(outgoing, next_after_consents(outgoing), What.CHECKED, by, at, words)


@procedure(
    "carriers.outgoing.countersigned",
    _("会签"),
    by=STAFF,
    cites=("DOC-03", "DOC-25"),
    rules=(rules.waits_for_consents, rules.signs_as_named, *JUDGE),
    signature=BY_SELF,
)
def countersign(
    outgoing: Outgoing, *, agrees: bool, words: str, by: Person, at: datetime
) -> Outgoing:
    """Say whether one agrees; one who does not sends the text back."""
    _say(outgoing, "", by, agrees, "", at)
    what = What.AGREED if agrees else What.OBJECTED
    return go_on(outgoing, next_after_consents(outgoing), what, by, at, words)


@procedure(
    "carriers.outgoing.consented",
    _("登记有关部门同意"),
    by=STAFF,
    cites=("DOC-25",),
    rules=(rules.waits_for_consents, rules.drafter_does_it, rules.body_is_concerned),
)
def book_consent(
    outgoing: Outgoing, *, body: str, reference: str, by: Person, at: datetime
) -> Outgoing:
    """Book that another department agrees, with the number of its letter."""
    _say(outgoing, body, None, True, reference, at)
    words = f"{body} {reference}"
    return go_on(outgoing, next_after_consents(outgoing), What.CONSENTED, by, at, words)


@procedure(
    "carriers.outgoing.reviewed",
    _("保密审查"),
    by=SECRECY_OFFICE,
    cites=("DOC-23",),
    rules=(
        rules.waits_for_the_review,
        rules.secrecy_is_decided,
        rules.all_concerned_have_agreed,
        *JUDGE,
    ),
    signature=BY_SELF,
    instead=("carriers.outgoing.returned", "carriers.outgoing.disputed"),
)
def review(outgoing: Outgoing, *, words: str, by: Person, at: datetime) -> Outgoing:
    """Find that the text may go to those it is for; without this nothing leaves the house."""
    return go_on(outgoing, State.REVIEWED, What.REVIEWED, by, at, words)


@procedure(
    "carriers.outgoing.signed",
    _("签发"),
    by=(LEADER, HEAD),
    cites=("DOC-03", "CLS-19"),
    rules=(
        rules.waits_for_the_signature,
        rules.secrecy_is_decided,
        rules.all_concerned_have_agreed,
        rules.signer_passed_no_other_step,
        *JUDGE,
        rules.signer_confirms_the_marking,
    ),
    signature=BY_SELF,
    instead=("carriers.outgoing.returned", "carriers.outgoing.disputed"),
)
def sign(
    outgoing: Outgoing, *, confirmed: list[str], words: str, by: Person, at: datetime
) -> Outgoing:
    """Sign the text, having confirmed level, period, scope and basis one by one.

    confirmed: keys of drafting.CONFIRMED.
    """
    outgoing.leader = by
    outgoing.signed_at = at
    return go_on(outgoing, State.SIGNED, What.SIGNED, by, at, words)


@procedure(
    "carriers.outgoing.disputed",
    _("标密有异议，退回定密"),
    by=(LEADER, HEAD, SECRECY_OFFICE),
    cites=("CLS-19",),
    rules=(rules.may_go_back, *JUDGE),
    signature=BY_SELF,
    exceptional=True,
)
def dispute(outgoing: Outgoing, *, words: str, by: Person, at: datetime) -> Outgoing:
    """Send the text back to be classified anew; it comes again with another item alone."""
    outgoing.disputed = outgoing.item
    outgoing.signed_at = None
    return go_on(outgoing, State.DISPUTED, What.DISPUTED, by, at, words)


@procedure(
    "carriers.outgoing.returned",
    _("退回修改"),
    by=(OFFICE_HEAD, SECRECY_OFFICE, LEADER, HEAD),
    cites=("DOC-03",),
    rules=(rules.may_go_back, *JUDGE),
    exceptional=True,
)
def send_back(outgoing: Outgoing, *, words: str, by: Person, at: datetime) -> Outgoing:
    """Send the text back to its drafter, saying what to change; what was signed is signed anew."""
    outgoing.signed_at = None
    return go_on(outgoing, State.RETURNED, What.RETURNED, by, at, words)


def _say(
    outgoing: Outgoing, body: str, person: Person | None, agreed: bool, reference: str, at: datetime
) -> None:
    key = person.pk if person else None
    for row in outgoing.asked():
        if (row.body, row.person_id) == (body, key):
            row.agreed, row.reference, row.at = agreed, reference, at
            row.save()
