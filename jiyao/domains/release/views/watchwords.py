"""A list of words from a file: what is new, known, repeated or wrong, before it is entered."""

from itertools import accumulate
from typing import Any

from django.forms import HiddenInput
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiyao.domains.release.forms.watchwords import (
    LONGEST_LIST,
    EnterWordsForm,
    WordListForm,
    against_register,
)
from jiyao.domains.release.models import Grade
from jiyao.domains.release.procedures.watchwords import enter_words
from jiyao.domains.release.rules.watchwords import MOST_AT_ONCE
from jiyao.domains.release.wordlists import Line
from jiyao.foundation.access.doors import note_listing
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.procedures.refusals import Refused, wrong_role

SHOWN = 100


def word_list(request: SignedIn) -> HttpResponse:
    """Take a file and show what of it would be entered; nothing is written."""
    if SECRECY_OFFICE.code not in request.facts.roles:
        raise Refused([wrong_role([SECRECY_OFFICE])])
    form = WordListForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        note_listing(request, "release.watchword", {})
        context |= _preview(request, against_register(form.cleaned_data["file"]))
    return render(request, "release/words.html", context)


def _preview(request: SignedIn, lines: list[Line]) -> dict[str, Any]:
    new = [line for line in lines if line.is_new]
    wrong = [line for line in lines if line.fault]
    known = [line for line in lines if not line.fault and (line.known or line.again)]
    taken = _as_one_list(new[:MOST_AT_ONCE])
    listed = "\r\n".join(taken)
    fields: dict[str, Any] = {"subject": None, "person": request.user, "facts": request.facts}
    confirm = EnterWordsForm(initial={"listed": listed}, **fields)
    confirm.fields["listed"].widget = HiddenInput()
    sections = [
        _section(_("有误，不登记"), wrong, lambda line: line.fault),
        _section(_("已登记或重复，不登记"), known, _why_not),
        _section(_("新增"), new, lambda line: ""),
    ]
    return {
        "counts": {"new": len(new), "known": len(known), "wrong": len(wrong)},
        "sections": [each for each in sections if each.rows],
        "confirm": confirm if taken else None,
        "taken": len(taken),
        "left": len(new) - len(taken),
        "code": enter_words.code,
    }


def _as_one_list(lines: list[Line]) -> list[str]:
    """Return as many of the lines, from the first on, as one form takes."""
    told = [f"{line.word}\t{line.grade}" for line in lines]
    sizes = accumulate(len(each) + len("\r\n") for each in told)
    return [each for each, size in zip(told, sizes, strict=True) if size <= LONGEST_LIST]


def _why_not(line: Line) -> str:
    return _("前面已有") if line.again else _("已登记；要改等级的，先停用原来的")


def _section(title: str, lines: list[Line], say: Any) -> Section:
    if len(lines) > SHOWN:
        told = {"title": title, "all": len(lines), "shown": SHOWN}
        title = _("%(title)s（共 %(all)d 行，列出前 %(shown)d 行）") % told
    heads = [(_("行"), "number"), (_("词"), "title"), (_("等级"), "badge"), (_("说明"), "words")]
    labels = dict(Grade.choices)
    shown = [
        (line.place, line.word, labels.get(line.grade, ""), say(line), "") for line in lines[:SHOWN]
    ]
    return section(title, heads, shown, "")
