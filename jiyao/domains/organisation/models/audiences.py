"""For whom a text is meant: units or posts, or everybody where none is named (ORG-10, EDU-07)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Membership, Person
from jiyao.foundation.trail.sealing import Traced


class Addressee(Traced):
    """A unit or the people of a post that a text is meant for."""

    subject_ref = models.UUIDField()
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("发放范围")
        indexes = [models.Index(fields=["subject_ref"], name="addressee_by_subject")]

    def __str__(self) -> str:
        return str(self.circle)


def address(subject: Any, circles: Iterable[Circle]) -> None:
    """Note for whom a text is meant, inside an act."""
    for circle in circles:
        Addressee.objects.create(subject_ref=subject.public_id, circle=circle)


def circles_of(subject: Any) -> list[Circle]:
    """Return the units and posts that a text is meant for; none for everybody."""
    rows = Addressee.objects.filter(subject_ref=subject.public_id).select_related("circle")
    return [row.circle for row in rows.order_by("pk")]


def people_of(subject: Any, at: datetime) -> Any:
    """Return the active people whom a text concerns at `at`."""
    people = Person.objects.filter(is_active=True).order_by("pk")
    circles = circles_of(subject)
    if not circles:
        return people
    posts = Membership.objects.holding_at(at).filter(circle__in=circles)
    in_units = models.Q(unit__in=circles)
    return people.filter(in_units | models.Q(pk__in=posts.values("person")))
