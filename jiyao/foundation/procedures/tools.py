"""The button that leads to a procedure's page."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.procedures.declarations import PROCEDURES
from jiyao.foundation.ui.parts import Choice


def then_the_board(url: str) -> str:
    """Return the address of a procedure's page from which the board comes back."""
    return f"{url}?then=today"


def is_the_board_next(asked: QueryDict) -> bool:
    """Whether a procedure's page was opened from the board, for one row of many."""
    return asked.get("then") == "today"


def tool(code: str, facts: PersonFacts, ref: Any = None) -> Choice | None:
    """Return the button of a procedure, or None when the person's roles do not open it.

    code: one that nothing declares gives None, since an area may not be installed; ref: the public
    id of the record that it is about, when it is about one. Asks no rule: see `asking.why_not`.
    """
    procedure = PROCEDURES.get(code)
    if procedure is None or not procedure.opens_to(facts.roles):
        return None
    return Choice(procedure.title, reverse("act", args=[code, ref] if ref else [code]))
