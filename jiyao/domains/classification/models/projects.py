"""New projects, for which the catalogue is revised and departments are heard (CLS-18)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models.catalogue import CatalogueLine
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail.numbering import YearlySeries

PERSON = settings.AUTH_USER_MODEL


class ProjectSeries(YearlySeries):
    """The numbers of the projects of a year."""

    SIGN = "项"

    class Meta:
        verbose_name = _("项目编号")


class ProjectQuerySet(LabelledQuerySet):
    def unsettled(self) -> "ProjectQuerySet":
        return self.filter(settled_at__isnull=True)


class Project(Labelled):
    """A new project or product, and how the catalogue was revised for it."""

    class Outcome(models.TextChoices):
        REVISED = "revised", _("已增补目录条目")
        COVERED = "covered", _("现有条目已经涵盖")

    number = models.CharField(_("项目编号"), max_length=30, unique=True)
    name = models.CharField(_("项目代号"), max_length=40)
    unit = models.ForeignKey(Circle, models.PROTECT, related_name="+", verbose_name=_("承担部门"))
    approved_on = models.DateField(_("立项日期"))
    reference = models.CharField(_("立项文号"), max_length=80)
    registered_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("登记人")
    )
    registered_at = models.DateTimeField(_("登记时间"))
    due_at = models.DateTimeField(_("目录应修订"))
    outcome = models.CharField(
        _("目录修订结果"), max_length=10, choices=Outcome.choices, blank=True
    )
    settled_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("修订人")
    )
    settled_at = models.DateTimeField(_("修订时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("新立项目")
        indexes = [models.Index(fields=["-registered_at", "-id"], name="project_by_date")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("classification:project", args=[self.public_id])


class ProjectOpinion(Labelled):
    """What one department says of the items that a project brings, through the person asked."""

    class Said(models.TextChoices):
        ENOUGH = "enough", _("现有条目够用")
        MORE = "more", _("建议增补条目")

    project = models.ForeignKey(Project, models.PROTECT, related_name="opinions")
    person = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("提意见的人")
    )
    said = models.CharField(_("意见"), max_length=10, choices=Said.choices, blank=True)
    words = models.CharField(_("说明"), max_length=200, blank=True)
    at = models.DateTimeField(_("时间"), null=True)

    HOLDER = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW

    class Meta:
        verbose_name = _("部门对目录的意见")
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="asked_once_a_project")
        ]

    def __str__(self) -> str:
        return str(self.get_said_display() or _("待提意见"))

    def get_absolute_url(self) -> str:
        return reverse("classification:opinion", args=[self.public_id])


class ProjectLine(Labelled):
    """One line of the catalogue that is for a project; it is seen like the line."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="lines")
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+")

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("项目的目录条目")
        constraints = [
            models.UniqueConstraint(fields=["project", "line"], name="one_line_once_a_project")
        ]

    def __str__(self) -> str:
        return self.line.in_full
