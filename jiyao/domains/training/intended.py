"""What a post that somebody is about to take asks to be learnt before (EDU-02, EDU-03)."""

from datetime import datetime

from django.utils.translation import gettext as _

from jiyao.domains.organisation.posts_held import posts_intended
from jiyao.domains.training.grounds import TRAINING
from jiyao.domains.training.models import Course


def courses_intended(person: int, at: datetime) -> list[Course]:
    """Return the courses that the posts ask for, for which a person is being vetted."""
    posts = {post.kind_of: post.weight_at(at) for post in posts_intended(person, at)}
    courses = Course.objects.holding_at(at).order_by("pk") if posts else []
    return [course for course in courses if course.is_for(posts, ())]


def without_certificate(person: int, at: datetime) -> str:
    """Return what to say to who has no certificate: whether one is needed, and who sees to it."""
    posts = [str(p) for p in posts_intended(person, at) if p.weight_at(at) > TRAINING.above]
    if not posts:
        return _("没有合格证。")
    parts = {"post": "、".join(posts), "instead": TRAINING.instead}
    return _("没有合格证。拟任%(post)s须先取得：%(instead)s。") % parts
