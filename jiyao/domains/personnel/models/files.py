"""The file of a person: what the regime needs to know of them (PER-12, PER-03)."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.posts import GENERAL
from jiyao.domains.personnel.models.holding import PostHolding
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.personal import Personal, PersonalQuerySet
from jiyao.foundation.access.roles import ADMINISTRATORS
from jiyao.foundation.people.models import Person


class PersonFileQuerySet(PersonalQuerySet):
    def in_post(self, at: Any) -> "PersonFileQuerySet":
        """The files of those who hold a post at `at`."""
        held = PostHolding.objects.holding_at(at).filter(person=OuterRef("person"))
        return self.filter(Exists(held))

    def in_classified_post(
        self, at: Any, least: int = GENERAL, below: int | None = None
    ) -> "PersonFileQuerySet":
        """The files of those whose highest level in a post at `at` weighs `least` to `below`."""
        now = Q(post__levels__until=None) | Q(post__levels__until__gt=at)
        held = PostHolding.objects.holding_at(at).filter(person=OuterRef("person"))
        handled = held.filter(now, post__levels__since__lte=at)
        found = self.filter(Exists(handled.filter(post__levels__level__weight__gte=least)))
        if below is None:
            return found
        return found.exclude(Exists(handled.filter(post__levels__level__weight__gte=below)))


class PersonFile(Personal):
    """One person's file; there is one for each person."""

    class Employment(models.TextChoices):
        REGULAR = "regular", _("在编")
        CONTRACT = "contract", _("聘用")
        TEMPORARY = "temporary", _("临时聘用")

    employment = models.CharField(
        _("用工形式"), max_length=10, choices=Employment.choices, default=Employment.REGULAR
    )
    opened_at = models.DateTimeField(_("建档时间"))

    objects: ClassVar[Any] = PersonFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("涉密人员档案")
        constraints = [models.UniqueConstraint(fields=["person"], name="one_file_a_person")]
        indexes = [models.Index(fields=["opened_at", "id"], name="person_file_by_date")]

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("personnel:file", args=[self.public_id])


def without_file(at: datetime) -> Any:
    """Return the active people who have no file yet, but for the administrators."""
    held = Appointment.objects.holding_at(at).filter(role_code__in=ADMINISTRATORS)
    rows = Person.objects.filter(is_active=True).exclude(pk__in=held.values("person"))
    return rows.exclude(pk__in=PersonFile.objects.values("person"))
