"""Whether anything was done with people since a list brought them, told by the seals."""

from typing import Any

from django.apps import apps

from jiyao.foundation.accounts.models import Roster
from jiyao.foundation.imports.touching import of_the_calendar
from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.sealing import Traced


def touched(roster: Roster) -> list[str]:
    """Return the names of the people about whom somebody wrote anything since, inside an act.

    What the calendar does by itself, such as giving everybody the code to read, is nobody's deed.
    """
    people = Person.objects.filter(number__in=roster.numbers)
    written = {roster.sealed_by}
    found = set(people.exclude(sealed_by__in=written).values_list("pk", "sealed_by"))
    for rows, column in _rows_about_people():
        about = rows.filter(**{f"{column}__in": people}).exclude(sealed_by__in=written)
        found.update(about.values_list(column, "sealed_by"))
    nobodys = of_the_calendar({entry for _person, entry in found})
    keys = {person for person, entry in found if entry not in nobodys}
    return list(people.filter(pk__in=keys).order_by("number").values_list("name", flat=True))


def _rows_about_people() -> list[tuple[Any, str]]:
    """Return the rows of every sealed kind with each column that leads to a person."""
    return [
        (model._base_manager.all(), field.name)
        for model in apps.get_models()
        if issubclass(model, Traced)
        for field in model._meta.concrete_fields
        if field.related_model is Person
    ]
