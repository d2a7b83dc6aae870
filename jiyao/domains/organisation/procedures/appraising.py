"""The yearly appraisal of a unit and its people, rewards and penalties (ORG-13, ORG-20)."""

from collections import Counter, defaultdict
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.merits import SOURCES, Merit, Span
from jiyao.domains.organisation.models import (
    FULL,
    AppraisalLine,
    PersonAppraisal,
    Sanction,
    UnitAppraisal,
)
from jiyao.domains.organisation.rules import appraisals as rules
from jiyao.foundation.access.roles import HEAD, LEADER, PEOPLE_OFFICES
from jiyao.foundation.duties.terms import start_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.models import Permit

GIVEN = "organisation.sanction.given"


@procedure(
    GIVEN,
    _("登记奖惩"),
    by=PEOPLE_OFFICES,
    cites=("ORG-13",),
    rules=(rules.nobody_judges_himself,),
    approval=Approval(by=(LEADER, HEAD), fields=("person", "kind", "what", "basis", "points")),
)
def give_sanction(
    *, person: Person, kind: str, what: str, basis: str, points: int, by: Person, at: datetime
) -> Sanction:
    """Reward or penalise somebody, as approved. kind: a value of Sanction.Kind."""
    used = Permit.objects.filter(code=GIVEN, asked_by=by, used_at__isnull=False)
    permit = used.select_related("decided_by").order_by("-used_at", "-pk")[0]
    return Sanction.objects.create(
        person=person,
        kind_of=kind,
        what=what,
        basis=basis,
        points=points,
        approved_by=permit.decided_by,
        at=at,
        by=by,
    )


@procedure(
    "organisation.appraisal.made",
    _("年度保密考核"),
    by=PEOPLE_OFFICES,
    cites=("ORG-13", "ORG-20"),
    rules=(rules.year_has_begun, rules.unit_has_people),
)
def appraise(*, unit: Circle, year: int, by: Person, at: datetime) -> UnitAppraisal:
    """Appraise a unit and each of its people from what is recorded of a year.

    Done again, such as when the year is over, it takes the place of the one before.
    """
    _end_earlier(unit, year, at)
    people = list(unit.people.filter(is_active=True).order_by("pk"))
    span = Span(start_of(date(year, 1, 1)), min(at, start_of(date(year + 1, 1, 1))))
    found = {code: each.ask([p.pk for p in people], span) for code, each in SOURCES.items()}
    scores = _scores(people, found)
    whole = UnitAppraisal.objects.create(
        unit=unit,
        year=year,
        people=len(people),
        score=round(sum(scores.values()) / len(people)),
        explained=_explained(found),
        since=at,
        set_by=by,
    )
    for person in people:
        _write(whole, person, scores[person.pk], found, by, at)
    return whole


def _end_earlier(unit: Circle, year: int, at: datetime) -> None:
    for whole in UnitAppraisal.objects.holding_at(at).filter(unit=unit, year=year):
        whole.end(at)
        for part in whole.parts.holding_at(at):
            part.end(at)


def _scores(people: list[Person], found: dict[str, list[Merit]]) -> dict[int, int]:
    points: defaultdict[int, int] = defaultdict(int)
    for merits in found.values():
        for merit in merits:
            points[merit.person] += merit.points
    return {person.pk: max(0, FULL + points[person.pk]) for person in people}


def _explained(found: dict[str, list[Merit]]) -> str:
    """Return in words what each source gave or took in the whole unit."""
    parts = Counter({code: sum(m.points for m in merits) for code, merits in found.items()})
    said = [f"{SOURCES[code].title} {points:+d}" for code, points in parts.items() if points]
    return "；".join(said)[:500]


def _write(
    whole: UnitAppraisal,
    person: Person,
    score: int,
    found: dict[str, list[Merit]],
    by: Person,
    at: datetime,
) -> None:
    part = PersonAppraisal.objects.create(
        person=person, whole=whole, score=score, since=at, set_by=by
    )
    for code, merits in found.items():
        for merit in merits:
            if merit.person == person.pk:
                AppraisalLine.objects.create(
                    person=person,
                    appraisal=part,
                    source=str(SOURCES[code].title),
                    words=merit.words,
                    points=merit.points,
                )
