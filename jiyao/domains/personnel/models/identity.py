"""What a named form asks of a person besides the name, and who has looked at it whole (PER-12)."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.masking import masked
from jiyao.foundation.access.personal import DatedPersonalQuerySet, Personal
from jiyao.foundation.people.models import Dated

PERSON = settings.AUTH_USER_MODEL
SEEN_FOR = timedelta(minutes=10)


class IdentityQuerySet(DatedPersonalQuerySet):  # type: ignore[override]
    def kept(self) -> "IdentityQuerySet":
        return self.filter(erased_at=None)

    def current(self) -> "IdentityQuerySet":
        """What is known of each person now."""
        return self.filter(until=None)


class Identity(Personal, Dated):
    """A person's identity facts; erased when the time of the setting has passed.

    Each is asked by a form: 审查表 (vetting), 台账 (the register reported to the superior). What
    changes stands in a row of its own, so that a form that was signed says what it said.
    """

    class Gender(models.TextChoices):
        FEMALE = "female", _("女")
        MALE = "male", _("男")

    COVERED: ClassVar[dict[str, tuple[int, int]]] = {
        "identity_number": (3, 4),
        "phone": (3, 4),
        "address": (3, 0),
    }
    FACTS = (
        "identity_number",
        "phone",
        "address",
        "gender",
        "born_on",
        "nation",
        "native_place",
        "political",
        "education",
    )

    identity_number = models.CharField(_("身份证号"), max_length=18, blank=True)
    phone = models.CharField(_("联系电话"), max_length=30, blank=True)
    address = models.CharField(_("现住址"), max_length=120, blank=True)
    gender = models.CharField(_("性别"), max_length=10, choices=Gender.choices, blank=True)
    born_on = models.DateField(_("出生日期"), null=True)
    nation = models.CharField(_("民族"), max_length=20, blank=True)
    native_place = models.CharField(_("籍贯"), max_length=60, blank=True)
    political = models.CharField(_("政治面貌"), max_length=20, blank=True)
    education = models.CharField(_("学历"), max_length=20, blank=True)
    erased_at = models.DateTimeField(_("清除时间"), null=True)

    objects: ClassVar[Any] = IdentityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("身份信息")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="one_identity_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:identity", args=[self.public_id])

    def told(self, whole: bool) -> list[tuple[Any, Any]]:
        """Return each fact by its name; whole: numbers and address not covered."""
        return [(self._title(name), self._fact(name, whole)) for name in self.FACTS]

    def _title(self, name: str) -> Any:
        field: Any = self._meta.get_field(name)
        return field.verbose_name

    def _fact(self, name: str, whole: bool) -> Any:
        if name == "gender":
            return self.get_gender_display()
        value = getattr(self, name)
        cover = self.COVERED.get(name)
        return masked(value, *cover) if cover and not whole else value


class Unmasking(Personal):
    """That somebody looked at a person's covered facts, and why; good for ten minutes."""

    identity = models.ForeignKey(Identity, models.PROTECT, related_name="unmaskings")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("查看人"))
    at = models.DateTimeField(_("时间"))
    reason = models.CharField(_("事由"), max_length=200)

    class Meta:
        verbose_name = _("查看完整身份信息")
        indexes = [models.Index(fields=["at", "id"], name="unmasking_by_date")]

    def __str__(self) -> str:
        return f"{self.person} {self._meta.verbose_name}"

    def get_absolute_url(self) -> str:
        return self.identity.get_absolute_url()

    @staticmethod
    def is_open_to(person: Any, identity: Identity, at: datetime) -> bool:
        """Whether the person may see these facts whole now: the own ones, or for ten minutes."""
        if identity.person_id == person.pk:
            return True
        return identity.unmaskings.filter(by=person, at__gt=at - SEEN_FOR, at__lte=at).exists()
