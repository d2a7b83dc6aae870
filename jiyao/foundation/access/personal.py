"""Rows about one person: known to that person, handled by those who look after people (PER-12)."""

from functools import cache
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet
from jiyao.foundation.people.models import DatedQuerySet
from jiyao.foundation.trail.sealing import Traced


@cache
def personal_kinds() -> tuple[str, ...]:
    """The kinds of all rows about one person, as they stand on the trail."""
    return tuple(m.kind() for m in apps.get_models() if issubclass(m, Personal))


class PersonalQuerySet(LabelledQuerySet):
    """The same door as for rows with a label; what opens it is whom the row is about."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        """Return the person's own rows to know, all rows to those who look after people."""
        if not person.active:
            return self.none()
        if person.looks_after_people:
            return self.all()
        mine = Q(person=person.person_id) if action is Action.KNOW else Q(pk__in=[])
        return self.filter(mine)


class DatedPersonalQuerySet(PersonalQuerySet, DatedQuerySet):  # type: ignore[override]
    """Rows about one person that hold from one moment until another."""


class Personal(Traced):
    """A row about one person. Its table stands under the policy `personal` (row_security.py)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="%(app_label)s_%(class)ss",
        verbose_name=_("人员"),
    )

    HOLDER: ClassVar[str] = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    objects: ClassVar[Any] = PersonalQuerySet.as_manager()

    class Meta:
        abstract = True
