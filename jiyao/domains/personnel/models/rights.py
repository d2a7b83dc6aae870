"""What people involved with secrets are owed, and what they propose (PER-10, PER-18)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal, PersonalQuerySet
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL


class Entitlement(Personal, Dated):
    """Something that a person is given because of the post: conditions, training, allowance."""

    class Kind(models.TextChoices):
        CONDITIONS = "conditions", _("工作条件保障")
        TRAINING = "training", _("培训")
        ALLOWANCE = "allowance", _("岗位津贴")

    kind_of = models.CharField(_("种类"), max_length=12, choices=Kind.choices)
    what = models.CharField(_("内容"), max_length=200)
    basis = models.CharField(_("依据"), max_length=120)

    objects: ClassVar[Any] = DatedPersonalQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("涉密人员权益")
        indexes = [models.Index(fields=["since", "id"], name="entitlement_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:entitlement", args=[self.public_id])


class Compensation(Personal):
    """A restriction that somebody bears for secrecy's sake, and what is given for it.

    receipt: the number of the sheet when the receipt was signed on paper.
    """

    class Restricted(models.TextChoices):
        WORK = "work", _("就业")
        ABROAD = "abroad", _("出境")
        PUBLISHING = "publishing", _("发表成果")

    restricted = models.CharField(_("受限事项"), max_length=12, choices=Restricted.choices)
    what = models.CharField(_("限制内容"), max_length=200)
    given = models.CharField(_("补偿"), max_length=200)
    basis = models.CharField(_("依据"), max_length=120)
    granted_at = models.DateTimeField(_("登记时间"))
    granted_by = models.ForeignKey(
        PERSON, models.PROTECT, related_name="+", verbose_name=_("办理人")
    )
    received_at = models.DateTimeField(_("收到时间"), null=True)
    receipt = models.CharField(_("收据编号"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("限制补偿")
        indexes = [models.Index(fields=["granted_at", "id"], name="compensation_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_restricted_display()}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:compensation", args=[self.public_id])


class SuggestionQuerySet(PersonalQuerySet):
    def unanswered(self) -> "SuggestionQuerySet":
        return self.filter(answered_at=None)


class Suggestion(Personal):
    """What a person proposes about the protection of secrets, and the answer."""

    text = models.CharField(_("建议"), max_length=500)
    made_at = models.DateTimeField(_("提出时间"))
    due_at = models.DateTimeField(_("答复期限"))
    answer = models.CharField(_("答复"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True)
    answered_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("答复人")
    )

    objects: ClassVar[Any] = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密工作建议")
        indexes = [models.Index(fields=["made_at", "id"], name="suggestion_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:suggestion", args=[self.public_id])
