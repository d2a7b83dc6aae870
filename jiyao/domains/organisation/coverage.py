"""Who has signed and acknowledged what this year, unit by unit (ORG-07, ORG-08, ORG-14, EDU-06)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Letter, Receipt
from jiyao.domains.organisation.models.pledges import Occasion, text_in_force
from jiyao.domains.organisation.posts_held import kinds_held, lists_in_force, people_with_secrets
from jiyao.domains.organisation.yearly import pledged_in
from jiyao.foundation.people.models import Circle, Person

Count = tuple[int, int]


@dataclass(frozen=True)
class Measure:
    """One column. ask: of a year and a moment, for each person who owes it whether it is done."""

    title: str | Promise
    ask: Callable[[int, datetime], dict[int, bool]]


@dataclass(frozen=True)
class UnitLine:
    """How one unit stands: its letter, who answers for it, and each measure as done of owed."""

    unit: Circle
    letter: Letter | None
    counts: list[Count]
    missing: list[tuple[Person, str]]


def letters_of_people(year: int, at: datetime) -> dict[int, bool]:
    """Return everybody in a unit but who answers for it, with whether the letter is signed."""
    heads = set(Letter.objects.of_units(year).values_list("person", flat=True))
    people = Person.objects.filter(is_active=True, unit__isnull=False).exclude(pk__in=heads)
    rows = Letter.objects.filter(layer=Letter.Layer.PERSON, year=year, signed_at__isnull=False)
    signed = set(rows.values_list("person", flat=True))
    return {key: key in signed for key in people.values_list("pk", flat=True)}


def pledges_of_people(year: int, at: datetime) -> dict[int, bool]:
    """Return everybody in a post that handles secrets, with whether this year's pledge is there."""
    pledged = pledged_in(year)
    return {key: key in pledged for key in people_with_secrets(at)}


def duties_of_people(year: int, at: datetime) -> dict[int, bool]:
    """Return everybody in a post, with whether the duties of every post are confirmed."""
    lists, confirmed = lists_in_force(at), _confirmed(year)
    return {
        person: all((person, lists[kind].public_id) in confirmed for kind in kinds if kind in lists)
        for person, kinds in kinds_held(at).items()
    }


def code_of_people(year: int, at: datetime) -> dict[int, bool]:
    """Return everybody, with whether the code of conduct is confirmed this year."""
    code, confirmed = text_in_force(Occasion.CODE, at), _confirmed(year)
    keys = Person.objects.filter(is_active=True).values_list("pk", flat=True)
    return {key: (key, code.public_id) in confirmed for key in keys} if code else {}


def _confirmed(year: int) -> set[tuple[int, Any]]:
    rows = Receipt.objects.filter(year=year, confirmed_at__isnull=False)
    return set(rows.values_list("person", "subject_ref"))


MEASURES = (
    Measure(_("个人责任书"), letters_of_people),
    Measure(_("年度承诺书"), pledges_of_people),
    Measure(_("岗位职责"), duties_of_people),
    Measure(_("保密守则"), code_of_people),
)


def coverage(at: datetime, unit: Circle | None = None) -> list[UnitLine]:
    """Return the lines of all units with people, or of one, in a fixed number of queries.

    To be asked inside an act: what people have signed is theirs.
    """
    year = timezone.localdate(at).year
    letters = Letter.objects.of_units(year).select_related("person", "giver", "text")
    of_unit = {row.unit_id: row for row in letters}
    found = [(measure, measure.ask(year, at)) for measure in MEASURES]
    people = Person.objects.filter(is_active=True, unit__isnull=False).select_related("unit")
    people = people.filter(unit=unit) if unit else people
    members: dict[Circle, list[Person]] = defaultdict(list)
    for person in people.order_by("unit__name", "pinyin", "pk"):
        members[person.unit].append(person)
    return [_line(each, who, of_unit.get(each.pk), found) for each, who in members.items()]


def _line(
    unit: Circle,
    people: list[Person],
    letter: Letter | None,
    found: list[tuple[Measure, dict[int, bool]]],
) -> UnitLine:
    counts = [_count(people, answers) for _measure, answers in found]
    missing = [(person, _missing(person, found)) for person in people]
    return UnitLine(unit, letter, counts, [(who, what) for who, what in missing if what])


def _count(people: Iterable[Person], answers: dict[int, bool]) -> Count:
    owed = [answers[person.pk] for person in people if person.pk in answers]
    return sum(owed), len(owed)


def _missing(person: Person, found: list[tuple[Measure, dict[int, bool]]]) -> str:
    lacking = [str(m.title) for m, answers in found if answers.get(person.pk) is False]
    return "、".join(lacking)
