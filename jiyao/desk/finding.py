"""The search leads from a person's name to what is in his or her hands."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import finder
from jiyao.foundation.ui.parts import Choice

MOST = 10


@finder
def what_somebody_holds(asked: str, facts: PersonFacts) -> list[Choice]:
    """Return the pages of people of this name or number, for who handles what they hold."""
    if not facts.handles:
        return []
    named = Q(name__contains=asked) | Q(number__iexact=asked)
    people = Person.objects.filter(named, is_active=True).select_related("unit")
    return [
        Choice(
            _("%(who)s（%(unit)s）手里的件")
            % {"who": person, "unit": person.unit or person.number},
            reverse("holder", args=[person.public_id]),
        )
        for person in people.order_by("pinyin", "pk")[:MOST]
    ]
