"""Letters of responsibility: issued and signed by both sides, layer by layer (ORG-07)."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import ISSUE_LETTER, PASS_ON, SIGN_LETTER, due_after
from jiyao.domains.organisation.models import Letter, PledgeText
from jiyao.domains.organisation.models.pledges import Occasion
from jiyao.domains.organisation.procedures.sheets import keep_sheet
from jiyao.domains.organisation.rules import letters as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

TEXTS = {Letter.Layer.UNIT: Occasion.OF_UNIT, Letter.Layer.PERSON: Occasion.OF_PERSON}


@procedure(
    "organisation.letter.issued",
    _("下达部门责任书"),
    by=(HEAD, LEADER),
    cites=("ORG-07",),
    rules=(
        rules.circle_is_a_unit,
        rules.unit_has_no_letter_this_year,
        rules.head_belongs_to_the_unit,
        rules.nobody_signs_both_sides,
    ),
    signature=BY_SELF,
)
def issue_letter(unit: Circle, *, person: Person, by: Person, at: datetime) -> Letter:
    """Sign this year's letter for the organisation and give it to the head of a unit."""
    close_duties(ISSUE_LETTER, unit, at)
    return _issued(Letter.Layer.UNIT, unit, person, by, at)


@procedure(
    "organisation.letter.passed-on",
    _("与本部门人员签订"),
    by=STAFF,
    cites=("ORG-07",),
    rules=(
        rules.unit_has_signed_first,
        rules.letter_is_of_this_year,
        rules.people_are_of_the_unit,
        rules.people_have_no_letter_yet,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def pass_on(letter: Letter, *, people: list[Person], by: Person, at: datetime) -> list[Letter]:
    """Sign for the unit and give a letter to each of these people of the unit."""
    given = [_issued(Letter.Layer.PERSON, letter.unit, person, by, at) for person in people]
    if not people_without(letter).exists():
        close_duties(PASS_ON, letter, at)
    return given


@procedure(
    "organisation.letter.signed",
    _("签订责任书"),
    by=STAFF,
    cites=("ORG-07",),
    rules=(rules.letter_is_his_own, rules.letter_is_not_signed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def sign_letter(letter: Letter, *, by: Person, at: datetime) -> Letter:
    """Sign the own letter on the screen; the head of a unit then owes those of its people."""
    return _signed(letter, at, at)


@procedure(
    "organisation.letter.booked",
    _("登记纸质责任书"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("ORG-07",),
    rules=(
        rules.letter_is_not_signed,
        rules.sheet_is_of_a_past_day,
        rules.nobody_books_his_own_letter,
    ),
)
def book_letter(letter: Letter, *, signed_on: date, paper: str, by: Person, at: datetime) -> Letter:
    """Book a letter that was printed and signed by both on paper. paper: its number in the file."""
    letter.paper = paper
    keep_sheet(letter, paper, by, at)
    return _signed(letter, max(start_of(signed_on), letter.issued_at), at)


def people_without(letter: Letter) -> QuerySet[Person]:
    """Return the other active people of the unit who have no letter of that year yet."""
    given = Letter.objects.filter(layer=Letter.Layer.PERSON, year=letter.year, unit=letter.unit)
    people = Person.objects.filter(is_active=True, unit=letter.unit)
    found: QuerySet[Person] = people.exclude(pk__in=given.values("person"))
    return found.exclude(pk=letter.person_id).order_by("pinyin", "pk")


def _issued(layer: str, unit: Circle, person: Person, by: Person, at: datetime) -> Letter:
    text = PledgeText.objects.holding_at(at).get(occasion=TEXTS[Letter.Layer(layer)])
    letter = Letter.objects.create(
        layer=layer,
        year=timezone.localdate(at).year,
        unit=unit,
        person=person,
        giver=by,
        text=text,
        issued_at=at,
        due_at=due_after(at),
    )
    open_duty(SIGN_LETTER, letter, person, at, letter.due_at)
    return letter


def _signed(letter: Letter, signed: datetime, at: datetime) -> Letter:
    letter.signed_at = signed
    letter.save()
    close_duties(SIGN_LETTER, letter, at)
    if letter.layer == Letter.Layer.UNIT and people_without(letter).exists():
        open_duty(PASS_ON, letter, letter.person, at, due_after(at))
    return letter
