"""Meetings outside from which somebody may bring secret matter back (DOC-11)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models.documents import Document
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.access.models import Level

PERSON = settings.AUTH_USER_MODEL


def internal() -> Level:
    """Return the level of every trip: what is secret about a meeting is not written here."""
    return Level.objects.select_related("scheme").get(scheme__code="work", code="internal")


class TripQuerySet(LabelledQuerySet):
    def open(self) -> "TripQuerySet":
        return self.filter(closed_at__isnull=True)


class Trip(Labelled):
    """One person at one meeting outside; open until all that was brought back is handed in."""

    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("参会人"))
    meeting = models.CharField(_("会议名称或代号"), max_length=80)
    host = models.CharField(_("主办单位"), max_length=120)
    back_at = models.DateTimeField(_("返回时间"))
    due_at = models.DateTimeField(_("交登期限"))
    registered_at = models.DateTimeField(_("登记时间"))
    registered_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("登记人")
    )
    closed_at = models.DateTimeField(_("交清时间"), null=True)
    closed_for = models.CharField(_("代为了结的理由"), max_length=120, blank=True)

    HOLDER = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = TripQuerySet.as_manager()

    class Meta:
        verbose_name = _("外出参会")
        indexes = [models.Index(fields=["-registered_at", "-id"], name="trip_by_date")]

    def __str__(self) -> str:
        return self.meeting

    def get_absolute_url(self) -> str:
        return reverse("carriers:trip", args=[self.public_id])

    @property
    def shown_level(self) -> Level:
        """Always internal; who travels may know the trip, but not read its label."""
        return internal()


class TripItem(Labelled):
    """One document that was brought back from a meeting and handed in."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="items")
    document = models.OneToOneField(Document, models.PROTECT, related_name="brought")
    at = models.DateTimeField(_("交登时间"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("带回的文件")
