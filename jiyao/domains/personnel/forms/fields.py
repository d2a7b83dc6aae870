"""Fields that the forms of personnel share."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jiyao.domains.personnel.models import Opinion
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput

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
    """Return everybody active but the person with this key, by name."""
    rows: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=person)
    return rows.order_by("pinyin")
