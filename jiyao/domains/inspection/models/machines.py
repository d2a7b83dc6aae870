"""Machines that are checked, with the key that their results are signed with (NET-01, INS-09)."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.results import fingerprint
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import DatedLabelledQuerySet, Labelled
from jiyao.foundation.people.models import Circle, Dated, Person


class MachineQuerySet(DatedLabelledQuerySet):  # type: ignore[override]
    def last_checked(self) -> "MachineQuerySet":
        """Add `counted_from`: when the newest run ended, else when the machine was entered."""
        return self.annotate(counted_from=Coalesce(Max("runs__finished_at"), "since"))

    def unchecked_for(self, days: dict[str, int], at: datetime) -> "MachineQuerySet":
        """Return the machines in use of which no run is younger. days: kind → how many."""
        late = Q(pk__in=[])
        for kind, each in days.items():
            late |= Q(kind_of=kind, counted_from__lt=at - timedelta(days=each))
        return self.last_checked().filter(late, until=None)


class Machine(Labelled, Dated):
    """A machine that is checked; until: when it went out of use. Its label covers all its rows."""

    class Kind(models.TextChoices):
        INTERNET = "internet", _("上网机")
        INTERNAL = "internal", _("内部机")
        CLASSIFIED = "classified", _("涉密机")

    name = models.CharField(_("计算机名"), max_length=80)
    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("部门")
    )
    place = models.CharField(_("放置地点"), max_length=80)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="machines_checked", verbose_name=_("责任人")
    )
    public_key = models.CharField(_("签名公钥"), max_length=44, blank=True)

    HOLDER: ClassVar[str] = "person"
    ROW_POLICY: ClassVar[Action] = Action.KNOW
    objects: ClassVar[Any] = MachineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("受检计算机")
        indexes = [models.Index(fields=["since", "id"], name="machine_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(until__isnull=True), name="one_machine_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("inspection:machine", args=[self.public_id])

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key that is trusted for it."""
        return fingerprint(self.public_key)


class MachineChange(Labelled):
    """A change of a machine: of its kind, its key, its person; what stood before and why."""

    class What(models.TextChoices):
        KIND = "kind", _("变更类别")
        KEY = "key", _("登记公钥")
        PERSON = "person", _("变更责任人")
        RETIRED = "retired", _("停用")

    machine = models.ForeignKey(Machine, models.PROTECT, related_name="changes")
    what = models.CharField(_("变更事项"), max_length=10, choices=What.choices)
    before = models.CharField(_("变更前"), max_length=200, blank=True)
    after = models.CharField(_("变更后"), max_length=200, blank=True)
    reason = models.CharField(_("理由"), max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("办理人"))
    at = models.DateTimeField(_("办理时间"))

    class Meta:
        verbose_name = _("受检计算机变更")

    def __str__(self) -> str:
        return f"{self.machine} {self.get_what_display()}"


class RuleVersion(Dated):
    """A version of the tool's rules that results may be made with; the newest is in force."""

    version = models.CharField(_("规则版本"), max_length=80, unique=True)
    remark = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("检查规则版本")
        indexes = [models.Index(fields=["since", "id"], name="rule_version_by_date")]

    def __str__(self) -> str:
        return self.version

    def get_absolute_url(self) -> str:
        return reverse("register", args=["inspection.rules"])
