"""Courses and whose duty they are: by the kind of post held, or by a role (EDU-03)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.organisation.models.posts import GENERAL
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.people.models import Dated, DatedQuerySet, Membership

Posts = dict[str, int]


class CourseQuerySet(DatedQuerySet):
    def required_of(self, people: Collection[int], at: datetime) -> dict[int, list["Course"]]:
        """Return for each person the courses that the posts and roles held at `at` ask for."""
        courses = list(self.holding_at(at).order_by("pk"))
        posts, roles = _posts_of(people, at), _roles_of(people, at)
        return {key: [c for c in courses if c.is_for(posts[key], roles[key])] for key in people}


class Course(Dated):
    """A course, until it is taken from the list.

    posts: values of Post.Kind; roles: codes of roles; involved_only: of those posts only such as
    handle secrets; months: how long it is good for, 0 for ever.
    """

    class Part(models.TextChoices):
        SITUATION = "situation", _("形势与警示")
        LAW = "law", _("政策法规")
        SKILLS = "skills", _("知识技能")
        POST = "post", _("岗位职责")

    class Ending(models.TextChoices):
        ATTENDED = "attended", _("学完即可")
        EXAMINED = "examined", _("考试合格")
        CERTIFIED = "certified", _("考试合格并发合格证")

    title = models.CharField(_("课程"), max_length=80)
    part = models.CharField(_("内容类别"), max_length=10, choices=Part.choices)
    outline = models.TextField(_("内容提要"), max_length=2000, blank=True)
    minutes = models.PositiveSmallIntegerField(_("学时"))
    ending = models.CharField(_("结业方式"), max_length=10, choices=Ending.choices)
    months = models.PositiveSmallIntegerField(_("多少个月后重学"), default=0)
    posts = models.JSONField(_("岗位类别"), default=list)
    involved_only = models.BooleanField(_("只限涉密岗位"), default=False)
    roles = models.JSONField(_("角色"), default=list)

    objects: ClassVar[Any] = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("培训课程")
        indexes = [models.Index(fields=["since", "id"], name="course_by_date")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:course", args=[self.public_id])

    @property
    def is_examined(self) -> bool:
        """Whether it ends with an examination."""
        return self.ending != self.Ending.ATTENDED

    @property
    def audience(self) -> str:
        """Whose duty the course is, in words."""
        names = [str(Post.Kind(kind).label) for kind in self.posts]
        if names and self.involved_only:
            names.append(str(_("（限涉密岗位）")))
        return "、".join([*names, *(str(ROLES[code]) for code in self.roles)]).replace("、（", "（")

    def is_for(self, posts: Posts, roles: Collection[str]) -> bool:
        """Whether who holds such posts (kind → weight handled) or one of the roles must take it."""
        least = GENERAL if self.involved_only else 0
        held = [kind for kind, weight in posts.items() if weight >= least]
        return bool(set(self.posts).intersection(held) or set(self.roles).intersection(roles))


def _posts_of(people: Collection[int], at: datetime) -> dict[int, Posts]:
    rows = Membership.objects.holding_at(at).filter(person__in=people)
    held = list(rows.filter(circle__post__isnull=False).values_list("person", "circle__post"))
    posts = Post.objects.rated_at(at).holding_at(at).in_bulk({post for _person, post in held})
    found: dict[int, Posts] = defaultdict(dict)
    for person, key in held:
        post = posts.get(key)
        if post:
            known = found[person].get(post.kind_of, 0)
            found[person][post.kind_of] = max(known, post.top or 0)
    return found


def _roles_of(people: Collection[int], at: datetime) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Appointment.objects.holding_at(at).filter(person__in=people)
    for person, role in rows.values_list("person", "role_code"):
        found[person].add(role)
    return found
