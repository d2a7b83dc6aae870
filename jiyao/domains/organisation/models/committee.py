"""The committee, its office and the special groups beside it, seat by seat (ORG-02, ORG-25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.models import Label, Level, Scope
from jiyao.foundation.people.models import Circle, Dated


class Body(Dated):
    """A committee, its office, or a special group that answers to a committee."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("保密委员会（领导小组）")
        OFFICE = "office", _("保密办公室")
        COMPUTER = "computer", _("计算机安全保密小组")
        CIPHER = "cipher", _("密码领导小组")
        OTHER = "other", _("其他专门小组")

    kind_of = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=80)
    answers_to = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="groups", verbose_name=_("隶属")
    )
    scope = models.CharField(_("职责范围"), max_length=300)
    basis = models.CharField(_("成立依据"), max_length=80)

    class Meta:
        verbose_name = _("委员会和小组")
        indexes = [models.Index(fields=["since", "id"], name="body_by_date")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:body", args=[self.public_id])

    def roster_at(self, at: datetime) -> list["Place"]:
        """Return every seat that stood at `at` with who held it, the chair first."""
        held = SeatHolding.objects.holding_at(at).select_related("person__unit")
        seats = self.seats.holding_at(at).select_related("unit")
        seats = seats.prefetch_related(Prefetch("holdings", held, "held"))
        order = list(Seat.Role.values)
        places = [Place(seat, next(iter(seat.held), None)) for seat in seats.order_by("pk")]
        return sorted(places, key=lambda place: order.index(place.seat.role))

    def members_at(self, at: datetime) -> list["Place"]:
        """Return the seats of the roster whose holder is still there."""
        places = self.roster_at(at)
        return [p for p in places if p.holding and p.holding.person.is_active]

    def chair_at(self, at: datetime) -> Any:
        """Return who leads at `at`: the chair, while that seat is empty a vice-chair, or None."""
        leading = [p for p in self.members_at(at) if p.seat.role in Seat.LEADING]
        return leading[0].holding.person if leading and leading[0].holding else None


class Seat(Dated):
    """One seat of a body: its role, and which department or line of work it stands for."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("主任（组长）")
        VICE = "vice", _("副主任（副组长）")
        AUTOMATION = "automation", _("分管办公自动化的领导")
        SECRETARY = "secretary", _("秘书长")
        MEMBER = "member", _("委员（成员）")

    LEADING = (Role.CHAIR, Role.VICE)

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    role = models.CharField(_("职务"), max_length=10, choices=Role.choices)
    unit = models.ForeignKey(
        Circle, models.PROTECT, null=True, related_name="+", verbose_name=_("代表部门")
    )
    work = models.CharField(_("分工"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("席位")
        indexes = [models.Index(fields=["since", "id"], name="seat_by_date")]

    def __str__(self) -> str:
        parts = (self.body, self.get_role_display(), self.unit)
        return " ".join(str(part) for part in parts if part)

    def get_absolute_url(self) -> str:
        return reverse("organisation:seat", args=[self.public_id])


class SeatHolding(Dated):
    """Who holds a seat; `term_until` is the last day of the term for which he was named."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("人员")
    )
    term_until = models.DateField(_("任期至"))
    basis = models.CharField(_("任命文号"), max_length=80)

    class Meta:
        verbose_name = _("任职")
        indexes = [models.Index(fields=["seat", "since"], name="holding_by_seat")]

    def __str__(self) -> str:
        return f"{self.seat} {self.person}"

    def get_absolute_url(self) -> str:
        return self.seat.get_absolute_url()


@dataclass(frozen=True)
class Place:
    """A seat at a moment, and who held it then, if anybody."""

    seat: Any
    holding: Any

    def lacks(self, at: datetime) -> str:
        """Return in words why nobody answers for the seat at `at`, or nothing."""
        if self.holding is None:
            return _now("空缺")
        return _gone(self.holding, at)


def _gone(holding: SeatHolding, at: datetime) -> str:
    if not holding.person.is_active:
        return _now("%(who)s已离开") % {"who": holding.person}
    if holding.term_until < timezone.localdate(at):
        return _now("%(who)s任期已满") % {"who": holding.person}
    return ""


def next_since(rows: Any, at: datetime) -> datetime | None:
    """Return when the first of these dated rows after `at` began to hold, if there is one."""
    row = rows.filter(since__gt=at).order_by("since").first()
    return row.since if row else None


def label_for(people: Iterable[Any], by: Any, at: datetime) -> Label:
    """Make an internal label that these people may read, inside an act."""
    internal = Level.objects.get(scheme__code="work", code="internal")
    label = Label.objects.create(level=internal)
    show_to(label, people, by, at)
    return label


def show_to(label: Label, people: Iterable[Any], by: Any, at: datetime) -> None:
    """Let these people too read what stands under the label, inside an act."""
    there = Scope.objects.holding_at(at).filter(label=label).values("circle")
    alone = Circle.objects.filter(kind_of=Circle.Kind.PERSON).exclude(pk__in=there)
    for circle in alone.filter(memberships__person__in=list(people)).distinct():
        Scope.objects.create(label=label, circle=circle, since=at, set_by=by)
