from collections import Counter
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from jiyao.foundation.access.doors import fetch, note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.paper.declarations import PAPERS, Paper
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.procedures.refusals import WRONG_ROLE, Refused
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.listing import rows_shown
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

MOST_ROWS = 500


def paper_of_record(request: SignedIn, code: str, ref: UUID) -> HttpResponse:
    """Print a paper about one record that the person may do the paper's action with."""
    paper = PAPERS.get(code)
    if paper is None or paper.register:
        raise Http404
    record = fetch(request, paper.rows(), ref, paper.action)
    _need_role(request, paper)
    sheet = paper.fill(record, request.facts)
    return printed(request, paper, sheet, note_opening(request, record, f"{code}.printed"))


def paper_of_register(request: SignedIn, code: str) -> HttpResponse:
    """Print the rows that the register's page shows under its filter, oldest first.

    Over 500 rows the newest 500; where nothing is visible there is nothing to print.
    """
    paper = PAPERS.get(code)
    if paper is None or not paper.register:
        raise Http404
    register = REGISTERS[paper.register]
    rows = _newest(request, register)
    if not rows:
        raise Http404
    _need_role(request, paper)
    sheet = paper.fill(rows[:MOST_ROWS][::-1], request.facts)
    sheet.data["more"] = len(rows) > MOST_ROWS
    return printed(request, paper, sheet, _note(request, paper, register, rows[:MOST_ROWS]))


def _newest(request: SignedIn, register: Register) -> list[Any]:
    rows = rows_shown(request, register)
    return list(rows.order_by(*[f"-{name}" for name in register.order])[: MOST_ROWS + 1])


def _note(request: SignedIn, paper: Paper, register: Register, rows: list[Any]) -> str:
    return record_alone(
        request.user.number,
        f"{paper.code}.printed",
        Outcome.LISTED,
        kind=register.code,
        counts=dict(Counter(map(register.level_of, rows))),
    )


def _need_role(request: SignedIn, paper: Paper) -> None:
    if not paper.is_for(request.facts):
        raise Refused([WRONG_ROLE])
