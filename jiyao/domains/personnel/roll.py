"""What the roll for the superior office says of each person, in a few queries (PER-12)."""

from typing import Any

from jiyao.domains.organisation.models import Pledge, category_of
from jiyao.domains.personnel.models import Identity, Particulars, PostHolding
from jiyao.foundation.access.clearing import standings
from jiyao.foundation.access.decisions import PersonFacts


def add_roll(rows: list[Any], person: PersonFacts) -> None:
    """Add to each file how the person stands, who it is, the first day in post, the pledge."""
    people = [row.person_id for row in rows]
    found = standings(people, person.at)
    who = {"person__in": people}
    stated = {each.person_id: each for each in Particulars.objects.filter(**who).order_by("pk")}
    known = {each.person_id: each for each in Identity.objects.current().kept().filter(**who)}
    held = PostHolding.objects.holding_at(person.at).filter(**who).order_by("-since")
    since = {each.person_id: each.since for each in held}
    signed = Pledge.objects.holding_at(person.at).filter(**who).order_by("since")
    pledged = {each.person_id: each.since for each in signed}
    for row in rows:
        row.standing = found[row.person_id]
        row.stated = stated.get(row.person_id) or Particulars()
        row.identity = known.get(row.person_id) or Identity()
        row.in_post_since = since.get(row.person_id)
        row.pledged = pledged.get(row.person_id)


def category(row: Any) -> Any:
    """Return the category that follows from the posts held."""
    return category_of(max((x.level.weight for x in row.standing.claims), default=0)).label


def posts(row: Any) -> str:
    """Return the posts held."""
    return "、".join(dict.fromkeys(claim.said for claim in row.standing.claims))


def highest(row: Any) -> str:
    """Return the highest level that the posts handle."""
    levels = [claim.level for claim in row.standing.claims]
    return str(max(levels, key=lambda level: level.weight)) if levels else ""


def trained(row: Any) -> str:
    """Return the certificates that hold."""
    return "、".join(dict.fromkeys(good.said for good in row.standing.goods.get("training", [])))
