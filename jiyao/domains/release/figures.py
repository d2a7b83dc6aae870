"""What a year of release came to: by kind and outcome, and the catalogue (PUB-10, PUB-13)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import Kind, PublicEntry, PublicUpdate, State, Submission
from jiyao.foundation.access.decisions import Action, PersonFacts

OUTCOMES = (
    (State.PUBLISHED, _("已发布")),
    (State.WITHDRAWN, _("发布后撤下")),
    (State.REFUSED, _("不予发布")),
    (State.DROPPED, _("作者撤回")),
    ("", _("办理中")),
)


@dataclass(frozen=True)
class Line:
    """One line of the year: its name, its figures, and their sum."""

    name: Any
    counts: list[int]

    @property
    def total(self) -> int:
        """The sum of the line."""
        return sum(self.counts)


def of_year(year: int, person: PersonFacts) -> list[Line]:
    """Return, for each kind, how many were begun in the year and what became of them."""
    rows = Submission.objects.visible_to(person, Action.HANDLE).filter(made_at__year=year)
    counted = rows.order_by().values("kind_of", "state").annotate(many=Count("pk"))
    found: dict[tuple[str, str], int] = {}
    ended = {str(code) for code, _words in OUTCOMES}
    for row in counted:
        key = (row["kind_of"], row["state"] if row["state"] in ended else "")
        found[key] = found.get(key, 0) + row["many"]
    lines = [
        Line(words, [found.get((kind, str(code)), 0) for code, _words in OUTCOMES])
        for kind, words in Kind.choices
    ]
    sums = [sum(line.counts[place] for line in lines) for place in range(len(OUTCOMES))]
    return [*lines, Line(_("合计"), sums)]


def of_catalogue(year: int) -> list[Line]:
    """Return, for each category, how many lines stand and how often they were updated in a year."""
    held = PublicEntry.objects.filter(until=None).order_by().values("category")
    done = PublicUpdate.objects.filter(at__year=year).order_by().values("entry__category")
    standing = dict(held.annotate(many=Count("pk")).values_list("category", "many"))
    updated = dict(done.annotate(many=Count("pk")).values_list("entry__category", "many"))
    return [
        Line(words, [standing.get(kind, 0), updated.get(kind, 0)])
        for kind, words in PublicEntry.Category.choices
    ]
