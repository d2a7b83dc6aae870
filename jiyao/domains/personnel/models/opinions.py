"""What the offices say before somebody is let do something, in their order (PER-02, PER-06)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class OpinionQuerySet(PersonalQuerySet):
    def about(self, record: Any) -> "OpinionQuerySet":
        """What was and is to be said about a record, in the order of saying it."""
        found: OpinionQuerySet = self.filter(about=record.public_id)
        return found.select_related("person", "concerned", "given_by").order_by("place", "pk")

    def about_the_same(self, opinion: "Opinion") -> "OpinionQuerySet":
        """What was and is to be said about the same record."""
        found: OpinionQuerySet = self.filter(about=opinion.about).order_by("place")
        return found

    def still_open(self) -> "OpinionQuerySet":
        return self.filter(verdict=Opinion.Verdict.OPEN)

    def against(self) -> "OpinionQuerySet":
        return self.filter(verdict=Opinion.Verdict.OBJECTS)


class Opined(models.Model):
    """A record about which the offices are asked for their opinions."""

    class Meta:
        abstract = True

    @property
    def opinions(self) -> OpinionQuerySet:
        """What was and is to be said about the record, in order."""
        rows: OpinionQuerySet = Opinion.objects.about(self)
        return rows


class Opinion(Personal):
    """One opinion about a record of somebody else. person: who is asked for it.

    about: the record's public id; concerned: whom that is about; matter: in words what is asked.
    """

    class Stage(models.TextChoices):
        UNIT = "unit", _("本部门意见")
        PERSONNEL = "personnel", _("人事部门意见")
        SECRECY = "secrecy", _("保密办意见")
        AUTHORITY = "authority", _("有关机关意见")

    class Verdict(models.TextChoices):
        OPEN = "open", _("待签署")
        AGREES = "agrees", _("同意")
        OBJECTS = "objects", _("不同意")

    about = models.UUIDField()
    concerned = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    matter = models.CharField(_("事项"), max_length=120)
    stage = models.CharField(_("环节"), max_length=10, choices=Stage.choices)
    place = models.PositiveSmallIntegerField(_("次序"))
    verdict = models.CharField(
        _("意见"), max_length=10, choices=Verdict.choices, default=Verdict.OPEN
    )
    words = models.CharField(_("说明"), max_length=300, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField(_("签署时间"), null=True)

    objects: ClassVar[Any] = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("审查意见")
        constraints = [
            models.UniqueConstraint(fields=["about", "stage"], name="one_opinion_a_stage")
        ]

    def __str__(self) -> str:
        return f"{self.concerned} {self.get_stage_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:opinion", args=[self.public_id])

    @property
    def said(self) -> str:
        """The opinion in words, with what was written beside it."""
        return "　".join(part for part in (self.get_verdict_display(), self.words) if part)
