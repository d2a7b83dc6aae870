"""What the calendar opens each year about responsibility (ORG-07, ORG-08, ORG-14, EDU-06)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.organisation.duties import ANNUAL_PLEDGE, ISSUE_LETTER, REVIEW, due_after
from jiyao.domains.organisation.grounds import OPENING
from jiyao.domains.organisation.models import (
    DutyList,
    Letter,
    Pledge,
    PledgeText,
    Receipt,
    RegimeDocument,
    RegimeVersion,
)
from jiyao.domains.organisation.models.audiences import people_of
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.domains.organisation.posts_held import kinds_held, lists_in_force, people_with_secrets
from jiyao.domains.organisation.receipts import ask_to_read
from jiyao.domains.organisation.settings import REVIEW_NOTICE_DAYS
from jiyao.foundation.access.roles import HEAD, LEADER, SECRECY_OFFICE
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import Duty, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle, Person


def to_demand_letters(at: datetime) -> Iterator[Circle]:
    """Yield every unit with people that has no letter of the year and of which nobody owes one."""
    letters = Letter.objects.of_units(timezone.localdate(at).year)
    owed = Duty.objects.pending().filter(kind_code=ISSUE_LETTER)
    units = Circle.objects.filter(kind_of=Circle.Kind.UNIT, people__is_active=True)
    units = units.exclude(pk__in=letters.values("unit")).distinct().order_by("pk")
    yield from units.exclude(public_id__in=owed.values("subject_ref")) if _issuers(at) else ()


def demand_letter(unit: Circle, at: datetime) -> None:
    """Let the leaders owe the letter of a unit, inside an act."""
    for person in _issuers(at):
        open_duty(ISSUE_LETTER, unit, person, at, due_after(at))


def pledged_in(year: int) -> set[int]:
    """Return the keys of the people who have pledged this year, on entry or for the year."""
    rows = Pledge.objects.filter(text__occasion__in=OPENING, since__gte=start_of(date(year, 1, 1)))
    return set(rows.values_list("person", flat=True))


def to_demand_pledges(at: datetime) -> Iterator[Person]:
    """Yield who is in a post that handles secrets, has not pledged this year and does not owe it.

    Nothing while there is no text.
    """
    if text_in_force(Occasion.ANNUAL, at) is None:
        return
    owed = Duty.objects.pending().filter(kind_code=ANNUAL_PLEDGE).values("owner")
    wanted = people_with_secrets(at) - pledged_in(timezone.localdate(at).year)
    yield from Person.objects.filter(pk__in=wanted).exclude(pk__in=owed).order_by("pk")


def demand_pledge(person: Person, at: datetime) -> None:
    """Let a person owe this year's pledge, inside an act."""
    open_duty(ANNUAL_PLEDGE, text_in_force(Occasion.ANNUAL, at), person, at, due_after(at))


def to_demand_reading(at: datetime) -> Iterator[tuple[Person, DutyList | PledgeText]]:
    """Yield who was not yet asked this year to confirm the code, or the duties of a post held."""
    year = timezone.localdate(at).year
    asked = set(Receipt.objects.filter(year=year).values_list("person", "subject_ref"))
    code, lists, held = text_in_force(Occasion.CODE, at), lists_in_force(at), kinds_held(at)
    for person in Person.objects.filter(is_active=True).order_by("pk"):
        texts = [code, *(lists.get(kind) for kind in sorted(held.get(person.pk, ())))]
        for text in texts:
            if text is not None and (person.pk, text.public_id) not in asked:
                yield person, text


def demand_reading(asked: tuple[Person, DutyList | PledgeText], at: datetime) -> None:
    """Ask a person to confirm a text for this year, inside an act."""
    person, text = asked
    ask_to_read(text, [person], at, due_after(at), year=timezone.localdate(at).year)


def to_give_versions(at: datetime) -> Iterator[tuple[RegimeVersion, Person]]:
    """Yield each version in force with each person concerned who was never given it to read.

    Who comes into a unit or a post later is found here.
    """
    for version in RegimeVersion.objects.in_force_at(at).select_related("document").order_by("pk"):
        given = Receipt.objects.filter(subject_ref=version.public_id).values("person")
        for person in people_of(version, at).exclude(pk__in=given):
            yield version, person


def give_version(given: tuple[RegimeVersion, Person], at: datetime) -> None:
    """Give a version to a person to read, inside an act."""
    version, person = given
    ask_to_read(version, [person], at, due_after(at))


def to_demand_review(at: datetime) -> Iterator[RegimeDocument]:
    """Yield each document whose version in force is to be reviewed soon, and nobody owes it."""
    soon = timezone.localdate(at) + timedelta(days=REVIEW_NOTICE_DAYS.at(at))
    versions = RegimeVersion.objects.in_force_at(at).filter(review_on__lte=soon)
    owed = Duty.objects.pending().filter(kind_code=REVIEW).values("subject_ref")
    found = RegimeDocument.objects.filter(pk__in=versions.values("document"))
    yield from found.exclude(public_id__in=owed).order_by("pk")


def demand_review(document: RegimeDocument, at: datetime) -> None:
    """Let the secrecy office owe the review of a document, inside an act."""
    version = document.versions.in_force_at(at).get()
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(REVIEW, document, person, at, at_closing(version.review_on))


def _issuers(at: datetime) -> list[Any]:
    """The head of the whole, or the leaders where no head is appointed."""
    return holders_of(HEAD.code, at) or holders_of(LEADER.code, at)
