"""How a newcomer is guided after entry: steps with dates, signed by two (EDU-10)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.personal import Personal, PersonalQuerySet


class GuidedQuerySet(PersonalQuerySet):
    """Known to the newcomer and the supervisor; the table's policy is `accompanied`."""

    def visible_to(self, person: PersonFacts, action: Action, wide: bool = True) -> Any:
        """Return what the offices handle and what the two may know."""
        rows = super().visible_to(person, action, wide)
        if not person.active or action is not Action.KNOW:
            return rows
        own = Q(supervisor=person.person_id)
        return self.filter(own) | rows


class Guided(Personal):
    """A row about a newcomer that the supervisor knows too."""

    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="%(app_label)s_guided_%(class)ss",
        verbose_name=_("主管"),
    )

    objects: ClassVar[Any] = GuidedQuerySet.as_manager()

    class Meta:
        abstract = True


class FollowUp(Guided):
    """The plan for one newcomer."""

    entered_on = models.DateField(_("到岗日期"))
    begun_at = models.DateTimeField(_("制定时间"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("新进人员辅导")
        indexes = [models.Index(fields=["begun_at", "id"], name="follow_up_by_date")]

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("training:follow_up", args=[self.public_id])


class FollowUpStep(Guided):
    """One step: guided by the supervisor, then confirmed by the newcomer."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="steps")
    title = models.CharField(_("辅导内容"), max_length=80)
    due_at = models.DateTimeField(_("期限"))
    remark = models.CharField(_("辅导情况"), max_length=300, blank=True)
    guided_at = models.DateTimeField(_("主管签字"), null=True)
    confirmed_at = models.DateTimeField(_("本人签字"), null=True)

    class Meta:
        verbose_name = _("辅导步骤")
        indexes = [models.Index(fields=["due_at", "id"], name="follow_up_step_by_date")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:step", args=[self.public_id])

    @property
    def state(self) -> Any:
        """Return in a word whose signature it waits for."""
        if self.guided_at is None:
            return _("待主管辅导")
        return _("已完成") if self.confirmed_at else _("待本人签字")
