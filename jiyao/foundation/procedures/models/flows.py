"""How a procedure is approved, as versioned data, and who stands in for whom."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ROLES
from jiyao.foundation.people.models import Dated, DatedQuerySet
from jiyao.foundation.procedures.flows import FlowStep


class Flow(Dated):
    """One version of the approval flow of a procedure; `steps` is what `FlowStep.written` gives."""

    code = models.CharField(_("事项"), max_length=80)
    version = models.PositiveSmallIntegerField(_("版本"))
    steps = models.JSONField(_("步骤"))

    class Meta:
        verbose_name = _("审批流程")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_flow_a_version"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(until__isnull=True), name="one_flow_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("flows")

    def read(self) -> tuple[FlowStep, ...]:
        """Return the steps in their order."""
        return tuple(FlowStep.read(row) for row in self.steps)


class SubstituteQuerySet(DatedQuerySet):
    def over(self, start: Any, end: Any) -> "SubstituteQuerySet":
        """Return the rows that hold at some moment of a period; one ended before it began never."""
        return self.filter(since__lt=end, until__gt=start).exclude(until=F("since"))


class Substitute(Dated):
    """A person who decides in another's place, for one role and a time (代理)."""

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("委托人")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("代理人")
    )
    role_code = models.CharField(_("代理职责"), max_length=20)

    objects: ClassVar[Any] = SubstituteQuerySet.as_manager()

    class Meta:
        verbose_name = _("代理")
        indexes = [models.Index(fields=["role_code", "principal"], name="substitute_by_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=False, until__gte=F("since")),
                name="substitute_for_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("principal")), name="substitute_is_another"
            ),
        ]

    def __str__(self) -> str:
        return _("%(who)s（代 %(principal)s）") % {"who": self.person, "principal": self.principal}

    def get_absolute_url(self) -> str:
        return reverse("substitutes")

    def is_over(self, at: Any) -> bool:
        """Whether it holds neither at `at` nor later."""
        return bool(self.until <= max(at, self.since))

    @property
    def role(self) -> str:
        return str(ROLES[self.role_code])
