from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from jiyao.foundation.access.doors import fetch, note_opening
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.paper.books import TEMPLATE, as_shown, volume_of
from jiyao.foundation.paper.declarations import PAPERS, Paper
from jiyao.foundation.paper.printing import printed
from jiyao.foundation.paper.remembering import remember
from jiyao.foundation.procedures.refusals import Refused, wrong_role
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.state import state_of
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone


def paper_of_record(request: SignedIn, code: str, ref: UUID) -> HttpResponse:
    """Print a paper about one record that the person may do the paper's action with."""
    paper = PAPERS.get(code)
    if paper is None or paper.register:
        raise Http404
    record = fetch(request, paper.rows(), ref, paper.action)
    _need_role(request, paper)
    if not paper.ready(record):
        raise Http404
    sheet = paper.fill(record, request.facts)
    entry = note_opening(request, record, f"{code}.printed")
    remember(request.session, code, [record])
    return printed(request, paper, sheet, entry)


def paper_of_register(request: SignedIn, code: str) -> HttpResponse:
    """Print a volume of what the register's page shows: under its filter, in its order.

    It has the columns of the form, or those that the person has chosen. Where nothing is visible,
    or no such volume, there is nothing to print.
    """
    paper = PAPERS.get(code)
    if paper is None or not paper.register:
        raise Http404
    register = REGISTERS[paper.register]
    state = state_of(register, request.GET)
    volume = volume_of(Listing(request.facts, state), _part(request))
    if not volume.rows:
        raise Http404
    _need_role(request, paper)
    if state.cols:
        paper = replace(paper, template=TEMPLATE)
        sheet = as_shown(state, volume.rows, request.facts)
    else:
        sheet = paper.fill(volume.rows, request.facts)
    sheet.data["extent"] = volume.extent(state)
    return printed(request, paper, sheet, _note(request, paper, register, volume.rows))


def _part(request: SignedIn) -> int:
    text = request.GET.get("part", "")[:4]
    return max(int(text), 1) if text.isascii() and text.isdecimal() else 1


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
        raise Refused([wrong_role(paper.by)])
