"""Fields that the forms of personnel share."""

from typing import Any

from django import forms
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils import timezone

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models import Opinion
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import ADMINISTRATORS
from jiyao.foundation.people.models import Membership, Person
from jiyao.foundation.procedures.forms import DateInput

# What a position is called that heads a unit: 处长, 科长, 主任, 部长, 局长, … 负责人.
HEADS = r"(长|^主任|^副主任|负责人)$"
VERDICTS = [(each.value, each.label) for each in Opinion.Verdict if each != Opinion.Verdict.OPEN]


def line(label: Any, length: int, **options: Any) -> forms.CharField:
    """Return a field for one line of words."""
    return forms.CharField(label=label, max_length=length, **options)


def lines(label: Any, length: int, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a field for several lines of words."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=length, widget=area, **options)


def day(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=DateInput(), **options)


def others_than(person: int) -> QuerySet[Person]:
    """Return everybody active but the person with this key and the administrators, by name."""
    held = Appointment.objects.holding_at(timezone.now()).filter(role_code__in=ADMINISTRATORS)
    rows: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=person)
    return rows.exclude(pk__in=held.values("person")).order_by("pinyin")


def heads_first(person: Person) -> QuerySet[Person]:
    """Return everybody who may speak for a person's unit: its heads, its others, then the rest."""
    now = timezone.now()
    leading = Membership.objects.holding_at(now).filter(
        person=OuterRef("pk"),
        circle__post__kind_of=Post.Kind.LEADER,
        circle__post__unit=person.unit_id,
    )
    heads = Q(Exists(leading)) | Q(unit=person.unit_id, position__regex=HEADS)
    nearness = Case(When(heads, then=0), When(unit=person.unit_id, then=1), default=2)
    return others_than(person.pk).order_by(nearness, "pinyin")
