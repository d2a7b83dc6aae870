"""The fields of a knowledge scope: bodies to tick, people to pick."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle


class GroupedCircles(ModelChoiceIterator):
    """Circles under the names of their kinds, those of each kind together; one kind alone as is."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        order = list(Circle.Kind)
        rows = sorted(self.queryset, key=lambda row: order.index(row.kind_of))
        grouped = groupby(rows, key=lambda row: row.get_kind_of_display())
        groups = [(kind, [self.choice(row) for row in found]) for kind, found in grouped]
        yield from groups if len(groups) > 1 else (each for _kind, some in groups for each in some)


class CircleField(forms.ModelChoiceField):
    """One circle, in groups; a post is named with its unit."""

    iterator = GroupedCircles

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_full)


class CirclesField(forms.ModelMultipleChoiceField):
    """Several circles in groups; a post is named with its unit.

    one_of_several: it need not be filled in where another field is; the form asks for one of them.
    """

    iterator = GroupedCircles

    def __init__(self, *args: Any, one_of_several: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.one_of_several = one_of_several

    def clean(self, value: Any) -> Any:
        if self.one_of_several and not value:
            return Circle.objects.none()
        return super().clean(value)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_full)


class CircleFields(forms.Form):
    """Mixed into a form whose procedure takes `circles`."""

    bodies = CirclesField(
        Circle.objects.exclude(kind_of=Circle.Kind.PERSON)
        .select_related("parent")
        .order_by("-kind_of", "pk"),
        label=_("部门和岗位"),
        widget=forms.CheckboxSelectMultiple,
        one_of_several=True,
        help_text=_("部门、岗位、指定人员至少选一个"),
    )
    persons = CirclesField(
        Circle.objects.filter(kind_of=Circle.Kind.PERSON).order_by("name"),
        label=_("指定人员"),
        widget=forms.CheckboxSelectMultiple,
        one_of_several=True,
    )

    def show_circles(self, circles: list[Circle]) -> None:
        """Fill the fields from a scope."""
        of_people = [c for c in circles if c.kind_of == Circle.Kind.PERSON]
        self.initial["persons"] = of_people
        self.initial["bodies"] = [c for c in circles if c not in of_people]

    def chosen_circles(self, values: dict[str, Any]) -> list[Circle]:
        """Return the whole scope; an empty one is said at its field."""
        found = [*values.get("bodies", ()), *values.get("persons", ())]
        if not found:
            self.add_error("bodies", _("至少选一个部门、岗位或人员"))
        return found
