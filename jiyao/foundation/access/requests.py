from django.http import HttpRequest

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.people.models import Person


class SignedIn(HttpRequest):
    """The request of a signed-in person, with what is true of that person now."""

    user: Person  # type: ignore[assignment]
    facts: PersonFacts
