from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.sealing import Traced, TracedQuerySet


class Circle(Traced):
    """A body of people that knowledge can be limited to: a unit, a post, everybody, one person."""

    class Kind(models.TextChoices):
        UNIT = "unit", _("部门")
        POST = "post", _("岗位")
        EVERYBODY = "everybody", _("全体人员")
        PERSON = "person", _("个人")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("知悉对象")
        constraints = [
            models.UniqueConstraint(fields=["kind_of", "name", "parent"], name="one_circle_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def in_full(self) -> str:
        """The name as one chooses by it: a post with its unit, since two units may have one."""
        return f"{self.parent} {self}" if self.parent else str(self)


class PersonManager(BaseUserManager["Person"].from_queryset(TracedQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(number=username)


class Person(AbstractBaseUser, Traced):
    """A named person of the organisation. Being a person opens nothing (clauses SYS-01, ORG-15)."""

    number = models.CharField(_("人员编号"), max_length=32, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    pinyin = models.CharField(max_length=200, editable=False, db_index=True)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="people", verbose_name=_("部门")
    )
    position = models.CharField(_("职务"), max_length=60, blank=True)
    pin = models.CharField(max_length=128, blank=True, editable=False)
    pin_failures = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(_("在册"), default=True)
    must_change_password = models.BooleanField(default=True)
    last_login = None

    USERNAME_FIELD = "number"
    REQUIRED_FIELDS = ["name"]

    objects: ClassVar[Any] = PersonManager()

    class Meta:
        verbose_name = _("人员")
        ordering = ["pinyin", "number"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.public_id])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.spell()
        super().save(*args, **kwargs)

    def spell(self) -> None:
        """Note how the name is spoken; names sort by it."""
        from pypinyin import lazy_pinyin  # its tables take longer to load than all of ours

        self.pinyin = " ".join(lazy_pinyin(self.name))


class DatedQuerySet(TracedQuerySet):
    """Rows that hold from one moment until another."""

    def holding_at(self, at: datetime) -> "DatedQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


class Dated(Traced):
    """A fact with a who and a when: it holds from `since` (inclusive) until `until` (exclusive)."""

    since = models.DateTimeField(_("自"))
    until = models.DateTimeField(_("至"), null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
    )

    objects: ClassVar[Any] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def end(self, at: datetime) -> None:
        """Let the fact hold no longer than `at`."""
        self.until = at
        self.save()


class Membership(Dated):
    """A person in a circle."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="memberships")

    class Meta:
        verbose_name = _("所属")
        indexes = [models.Index(fields=["person", "circle"], name="membership_by_person")]
