"""The fields of a knowledge scope: bodies to tick, people to pick."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle


class CircleField(forms.ModelChoiceField):
    """One circle; a post is named with its unit."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_full)


class CirclesField(forms.ModelMultipleChoiceField):
    """Several circles; a post is named with its unit."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_full)


class CircleFields(forms.Form):
    """Mixed into a form whose procedure takes `circles`."""

    bodies = CirclesField(
        Circle.objects.exclude(kind_of=Circle.Kind.PERSON)
        .select_related("parent")
        .order_by("-kind_of", "pk"),
        label=_("知悉范围：部门和岗位"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    persons = forms.ModelMultipleChoiceField(
        Circle.objects.filter(kind_of=Circle.Kind.PERSON).order_by("name"),
        label=_("知悉范围：指定人员"),
        widget=forms.SelectMultiple(attrs={"size": 6}),
        required=False,
        help_text=_("按住 Ctrl 可选多人"),
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
