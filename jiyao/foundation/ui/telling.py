"""Saying on the next page what was done, with the title of its record.

A title is kept nowhere but with its record: the message names the record, and the page that shows
it looks the title up for who reads.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.duties.titles import title_of

ABOUT = "about"


def tell(request: HttpRequest, said: str, kind: str = "", ref: Any = None) -> None:
    """Say `said` on the next page; kind, ref: of the record that it is about, when it is of one."""
    messages.success(request, said, extra_tags=f"{ABOUT} {kind} {ref}" if ref else "")


def title_behind(tags: str, person: PersonFacts | None) -> str:
    """Return the title of the record that a message is about, as far as the person may see it."""
    about, _space, rest = tags.partition(" ")
    kind, _space, ref = rest.partition(" ")
    return title_of(kind, UUID(ref), person) if about == ABOUT and person else ""
