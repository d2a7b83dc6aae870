from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import ROLES, Role
from jiyao.foundation.people.models import Circle, Dated
from jiyao.foundation.trail.sealing import Traced


class Scheme(Traced):
    """One way of classifying: state secrets, work secrets, an enterprise's own (clause CLS-12)."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("体系"), max_length=40)
    starred = models.BooleanField(_("标志带★"), default=False)
    prefix = models.CharField(_("标志前缀"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("密级体系")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Level(Traced):
    """A level of a scheme. Ranks compare inside the scheme alone; `weight` serves the ceiling."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="levels")
    rank = models.PositiveSmallIntegerField(_("等次"))
    code = models.CharField(max_length=20)
    name = models.CharField(_("密级"), max_length=20)
    short = models.CharField(_("编号简称"), max_length=4)
    weight = models.PositiveSmallIntegerField(_("处理权重"))

    class Meta:
        verbose_name = _("密级")
        ordering = ["scheme", "-rank"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "rank"], name="one_level_a_rank"),
            models.UniqueConstraint(fields=["scheme", "code"], name="one_level_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme.prefix}{self.name}"

    def get_absolute_url(self) -> str:
        return reverse("levels")

    @property
    def trail_code(self) -> str:
        """The level on the trail, such as `state:2`."""
        return f"{self.scheme.code}:{self.rank}"

    def mark(self, period: str = "") -> str:
        """Return the mark as on paper: the star with the period, in schemes that carry it (CLS-04).

        Without a period the level alone: a bare star would read as the longest period.
        """
        if not (self.scheme.starred and period):
            return str(self)
        return f"{self}★{period}"


class LevelGroup(Dated):
    """One circle of the people that a level is for (CLS-12); a level may have several."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="groups")
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("密级的阅读群体")

    def __str__(self) -> str:
        return f"{self.level} {self.circle}"


class Compartment(Traced):
    """A closed matter: outside its named members nobody learns that a record exists (DOC-26)."""

    name = models.CharField(_("专案"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("专案")

    def __str__(self) -> str:
        return self.name


class CompartmentMember(Dated):
    """A person named to a closed matter."""

    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("专案人员")


class Clearance(Dated):
    """What a person is cleared for in one scheme, from when, until when, on what basis."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="clearances")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("密级"))
    basis = models.CharField(_("依据"), max_length=200)

    class Meta:
        verbose_name = _("涉密资格")
        indexes = [models.Index(fields=["person", "level"], name="clearance_by_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.level}"

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()


class Appointment(Dated):
    """A person in a role of the regime."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments"
    )
    role_code = models.CharField(
        _("角色"), max_length=20, choices=[(code, role.name) for code, role in ROLES.items()]
    )

    class Meta:
        verbose_name = _("任命")
        indexes = [models.Index(fields=["person", "role_code"], name="appointment_by_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.role}"

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    @property
    def role(self) -> Role:
        return ROLES[self.role_code]


# The index with all that is asked of a label, in far fewer pages than the rows themselves.
GLANCE = "label_at_a_glance"


class Label(Traced):
    """Who may know: level, compartment and scope, shared by a record and all that hangs on it."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("密级"))
    compartment = models.ForeignKey(
        Compartment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("密级与知悉范围")
        indexes = [models.Index(fields=["id", "compartment", "level"], name=GLANCE)]


class Scope(Dated):
    """One circle in the scope of a label. The indexes hold all that is asked of it, either way."""

    label = models.ForeignKey(Label, models.PROTECT, related_name="scopes", db_index=False)
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("知悉范围")
        indexes = [
            models.Index(fields=["circle", "label", "until", "since"], name="scope_by_circle"),
            models.Index(fields=["label", "circle", "until", "since"], name="scope_by_label"),
        ]


class Ceiling(Dated):
    """The highest level whose content this installation may hold (clause SYS-10)."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("处理上限"))
    assessment = models.CharField(_("测评审查文号"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("处理上限")
