"""Who holds which kind of post; what that asks of them (ORG-08, ORG-14)."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from jiyao.domains.organisation.models import DutyList, Post
from jiyao.foundation.people.models import Membership

Kinds = dict[int, set[str]]
HOLDING: list[Callable[[datetime], Kinds]] = []
INTENDING: list[Callable[[int, datetime], list[Post]]] = []


def kinds_held(at: datetime) -> Kinds:
    """Return for each active person, by key, the kinds of post held; who holds two has both."""
    found: Kinds = defaultdict(set)
    for ask in HOLDING:
        for person, kinds in ask(at).items():
            found[person] |= kinds
    return found


def posts_intended(person: int, at: datetime) -> list[Post]:
    """Return the posts for which a person is being vetted at `at`."""
    return [post for ask in INTENDING for post in ask(person, at)]


def _by_posts(at: datetime) -> Kinds:
    found: Kinds = defaultdict(set)
    rows = Membership.objects.holding_at(at).filter(person__is_active=True)
    rows = rows.filter(circle__post__in=Post.objects.holding_at(at))
    for person, kind in rows.values_list("person", "circle__post__kind_of"):
        found[person].add(kind)
    return found


HOLDING.append(_by_posts)


def lists_in_force(at: datetime) -> dict[str, DutyList]:
    """Return the duty list in force for each kind of post."""
    return {row.kind_of: row for row in DutyList.objects.holding_at(at)}


def people_with_secrets(at: datetime) -> set[int]:
    """Return the keys of the active people in posts that handle secrets."""
    posts = Post.objects.rated_at(at).holding_at(at).filter(top__gt=0)
    rows = Membership.objects.holding_at(at).filter(person__is_active=True)
    circles = posts.values_list("circle", flat=True)
    return set(rows.filter(circle__in=list(circles)).values_list("person", flat=True))
