"""Business processes and the steps in which secrets are made or handled (ORG-19)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Circle, Dated, DatedQuerySet

LACKING = Q(unit=None) | Q(level=None) | Q(measure="")


class ProcessQuerySet(DatedQuerySet):
    def counted(self) -> Any:
        """Add `many` and `gaps`: how many steps each has, and how many of them lack something."""
        stands = Q(steps__until=None)
        lacks = Q(steps__unit=None) | Q(steps__level=None) | Q(steps__measure="")
        return self.annotate(
            many=Count("steps", filter=stands), gaps=Count("steps", filter=stands & lacks)
        )


class Process(Dated):
    """A business process, with the department that leads it."""

    name = models.CharField(_("业务流程"), max_length=80, unique=True)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("主责部门")
    )

    objects: ClassVar[Any] = ProcessQuerySet.as_manager()

    class Meta:
        verbose_name = _("业务流程")
        indexes = [models.Index(fields=["since", "id"], name="process_by_date")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:process", args=[self.public_id])


class StepQuerySet(DatedQuerySet):
    def lacking(self) -> Any:
        """Keep the steps of today without a department, a level or a measure."""
        return self.filter(LACKING, until=None)


class ProcessStep(Dated):
    """A step that makes or handles secrets; until: when it was put otherwise or fell away."""

    class Does(models.TextChoices):
        MAKES = "makes", _("产生")
        HANDLES = "handles", _("经手")

    process = models.ForeignKey(Process, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField(_("序号"))
    name = models.CharField(_("环节"), max_length=80)
    does = models.CharField(_("涉密方式"), max_length=10, choices=Does.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("责任部门")
    )
    level = models.ForeignKey(
        Level, models.PROTECT, null=True, related_name="+", verbose_name=_("最高密级")
    )
    measure = models.CharField(_("防护措施"), max_length=300, blank=True)

    objects: ClassVar[Any] = StepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("涉密环节")
        indexes = [models.Index(fields=["since", "id"], name="process_step_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "place"],
                condition=Q(until__isnull=True),
                name="one_process_step_a_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.process} {self.place} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("organisation:process_step", args=[self.public_id])

    @property
    def lacks(self) -> str:
        """What is missing, in words; nothing for a step that is in order or no more."""
        if self.until is not None:
            return ""
        parts = [
            (self.unit_id, _("责任部门")),
            (self.level_id, _("密级")),
            (self.measure, _("措施")),
        ]
        return "、".join(str(name) for value, name in parts if not value)
