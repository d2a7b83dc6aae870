"""Posts: set up, rated anew, abolished; clearance of their people follows (PER-01)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post, PostLevel
from jiyao.domains.organisation.rules import posts as rules
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import PERSONNEL
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "organisation.post.set-up",
    _("设置岗位"),
    by=PERSONNEL,
    cites=("PER-01", "ORG-14"),
    rules=(rules.post_has_a_new_name, rules.one_level_of_each_scheme),
)
def set_up_post(
    *,
    name: str,
    unit: Circle | None,
    kind: str,
    levels: list[Level],
    duties: str,
    by: Person,
    at: datetime,
) -> Post:
    """Set up a post. kind: a value of Post.Kind; levels: the highest of each scheme it handles."""
    circle = Circle.objects.create(kind_of=Circle.Kind.POST, name=name, parent=unit)
    post = Post.objects.create(
        circle=circle, kind_of=kind, unit=unit, duties=duties, since=at, set_by=by
    )
    _rate(post, levels, by, at)
    return post


@procedure(
    "organisation.post.rated",
    _("调整接触密级"),
    by=PERSONNEL,
    cites=("PER-01",),
    rules=(rules.post_stands, rules.one_level_of_each_scheme, rules.levels_change),
)
def rate_post(post: Post, *, levels: list[Level], by: Person, at: datetime) -> Post:
    """Change which levels a post handles routinely; its category and its people's follow."""
    for row in post.levels.holding_at(at):
        row.end(at)
    _rate(post, levels, by, at)
    return post


@procedure(
    "organisation.post.abolished",
    _("撤销岗位"),
    by=PERSONNEL,
    cites=("PER-01",),
    rules=(rules.post_stands, rules.post_is_empty),
    exceptional=True,
)
def abolish_post(post: Post, *, by: Person, at: datetime) -> Post:
    """Abolish a post that nobody holds."""
    post.end(at)
    return post


def _rate(post: Post, levels: list[Level], by: Person, at: datetime) -> None:
    for level in levels:
        PostLevel.objects.create(post=post, level=level, since=at, set_by=by)
