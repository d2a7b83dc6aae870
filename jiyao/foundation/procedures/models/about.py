"""Rows about a record of any kind: known like it, and by the person who holds them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import LabelledQuerySet, condition
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.personal import personal_kinds
from jiyao.foundation.trail.sealing import Traced


class AboutQuerySet(LabelledQuerySet):
    """Rows about a record are seen like the record: under its label, else by administrators, and
    those about a row about one person by who looks after people."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        return self.filter(self.seen_by(person, action, wide))

    def seen_by(self, person: PersonFacts, action: Action, wide: bool) -> Q:
        """Return the condition of `visible_to`."""
        seen = condition(person, action, self.model.HOLDER, wide)
        if person.active:
            seen |= self.without_label(person)
        return seen

    def without_label(self, person: PersonFacts) -> Q:
        """Which rows about no label this person sees."""
        rows, personal = Q(label__isnull=True), Q(subject_kind__in=personal_kinds())
        if person.looks_after_people:
            return rows & personal
        return rows & ~personal if person.is_administrator else Q(pk__in=[])


class AboutARecord(Traced):
    """A row about some record: its kind and public id, and its label when it has one."""

    subject_kind = models.CharField(max_length=60, blank=True)
    subject_ref = models.UUIDField(null=True)
    subject_title = models.CharField(_("对象"), max_length=120, blank=True)
    label = models.ForeignKey(Label, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[Any] = AboutQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject_title


def about(record: Any) -> dict[str, Any]:
    """Return the columns of `AboutARecord` for a record, or for none."""
    if record is None:
        return {}
    return {
        "subject_kind": record.kind(),
        "subject_ref": record.public_id,
        "subject_title": record.short_name(),
        "label": getattr(record, "label", None),
    }
