"""The button that leads to a procedure's page."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.ui.parts import Choice

# The pages with many rows, to which one comes back from each: the board, what is to be signed.
LISTS = ("today", "to_sign")


def then_back_to(page: str, url: str) -> str:
    """Return the address of a procedure's page after which one of LISTS comes again."""
    return f"{url}?then={page}"


def list_next(asked: QueryDict) -> str:
    """Return from which of LISTS a procedure's page was opened, or nothing."""
    page = asked.get("then", "")
    return page if page in LISTS else ""


def tool(code: str, facts: PersonFacts, ref: Any = None) -> Choice | None:
    """Return the button of a procedure, or None when the person's roles do not open it.

    code: one that nothing declares gives None, since an area may not be installed; ref: the public
    id of the record that it is about, when it is about one. Asks no rule: see `asking.why_not`.
    """
    procedure = PROCEDURES.get(code)
    if procedure is None or not procedure.opens_to(facts.roles):
        return None
    return Choice(procedure.title, reverse("act", args=[code, ref] if ref else [code]))
