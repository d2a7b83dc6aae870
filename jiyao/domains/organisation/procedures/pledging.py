"""Pledges: their texts in versions, signed on the screen or on paper (ORG-08, PER-04)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import ANNUAL_PLEDGE, ENTRY_PLEDGE, close_own
from jiyao.domains.organisation.models import Pledge, PledgeText
from jiyao.domains.organisation.models.pledges import OPENING, Occasion, text_in_force
from jiyao.domains.organisation.procedures.sheets import keep_sheet
from jiyao.domains.organisation.rules import pledges as rules
from jiyao.domains.organisation.settings import PLEDGE_YEARS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import Duty, close_duty, open_duty
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "organisation.pledge-text.issued",
    _("印发承诺书文本"),
    by=SECRECY_OFFICE,
    cites=("ORG-08",),
)
def issue_text(*, occasion: str, text: str, by: Person, at: datetime) -> PledgeText:
    """Issue a version of a pledge's text; the one before is not signed any more.

    occasion: a value of Occasion. Pledges that were signed on an earlier version stay good.
    """
    rows = PledgeText.objects.select_for_update().filter(occasion=occasion)
    last = max((row.version for row in rows), default=0)
    for row in rows:
        if row.until is None:
            row.end(at)
    issued = PledgeText.objects.create(
        occasion=occasion, version=last + 1, text=text, since=at, set_by=by
    )
    if occasion == Occasion.ENTRY:
        _ask_anew(issued, at)
    return issued


@procedure(
    "organisation.pledge.signed",
    _("签订承诺书"),
    by=STAFF,
    cites=("ORG-08", "PER-04"),
    rules=(rules.text_is_pledged, rules.text_is_in_force, rules.pledge_is_not_held),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def sign_pledge(text: PledgeText, *, by: Person, at: datetime) -> Pledge:
    """Sign a pledge on the screen, with one's own PIN, on the text shown."""
    return _pledged(by, text, at, at, by, "")


@procedure(
    "organisation.pledge.booked",
    _("登记纸质承诺书"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("ORG-08", "PER-04"),
    rules=(
        rules.text_is_pledged,
        rules.text_is_in_force,
        rules.sheet_is_signed_by_now,
        rules.nobody_books_his_own,
    ),
)
def book_pledge(
    *, person: Person, text: PledgeText, signed_on: date, paper: str, by: Person, at: datetime
) -> Pledge:
    """Book a pledge signed on paper. paper: the number of the sheet in the file."""
    pledge = _pledged(person, text, start_of(signed_on), at, by, paper)
    keep_sheet(pledge, paper, by, at)
    return pledge


def ask_for_entry_pledge(person: Person, at: datetime) -> None:
    """Let who is to take a post owe the pledge, inside an act, unless one holds already."""
    text = text_in_force(Occasion.ENTRY, at)
    held = Pledge.objects.holding_at(at).filter(person=person, text__occasion__in=OPENING)
    owed = Duty.objects.pending().filter(kind_code=ENTRY_PLEDGE, owner=person)
    if text and not held.exists() and not owed.exists():
        open_duty(ENTRY_PLEDGE, text, person, at, None)


def _ask_anew(text: PledgeText, at: datetime) -> None:
    """Let who owes the pledge owe it on the new text."""
    for duty in Duty.objects.pending().filter(kind_code=ENTRY_PLEDGE).select_related("owner"):
        close_duty(duty, at)
        open_duty(ENTRY_PLEDGE, text, duty.owner, at, None)


def _pledged(
    person: Person, text: PledgeText, signed: datetime, at: datetime, by: Person, paper: str
) -> Pledge:
    years = PLEDGE_YEARS.at(at)
    last = months_after(timezone.localdate(signed), 12 * years)
    until = start_of(last) if years else None
    if text.is_annual:
        close_own(ANNUAL_PLEDGE, person, at)
    if text.occasion in OPENING:
        close_own(ENTRY_PLEDGE, person, at)
    return Pledge.objects.create(
        person=person, text=text, since=signed, until=until, paper=paper, set_by=by
    )
