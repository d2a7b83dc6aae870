"""What a scanned label means in a count, as the books stand before it is ticked."""

from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.carriers.counter.scanning import Answer, no
from jiyao.domains.carriers.forms.scanning import MOST, numbers_in
from jiyao.domains.carriers.labels import as_numbers
from jiyao.domains.carriers.models import Copy, CountedCopy, Place, State, Stocktake
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.marks import add_periods, marked

TOLD = 3


def scanned(texts: list[str], facts: PersonFacts) -> list[str]:
    """Return the numbers that were scanned, as the books write them."""
    said = numbers_in("\n".join(texts[:MOST]).replace("\x00", ""))
    return as_numbers((number[:50] for number in said), facts)


def unclear(text: str, numbers: list[str]) -> Answer:
    """Say why a text was not ticked: it may mean several copies, or none."""
    if numbers:
        return no(
            _("对得上的不止一份：%s") % "、".join(numbers),
            _("没有记下，请写明编号的开头和份号，如 收机 3/1"),
        )
    return no(
        _("没有这个编号的份：%(number)s") % {"number": text},
        _("没有记下；确为本单位没有登记的载体才记为账外"),
    )


def answers_to(
    stocktake: Stocktake, numbers: list[str], place: Place | None, facts: PersonFacts
) -> list[Answer]:
    """Return what is said of each number, in a fixed number of queries."""
    mine = Copy.objects.counted_by_keepers().visible_to(facts, Action.HANDLE)
    rows = mine.filter(number__in=numbers).with_marks()
    copies = {copy.number: copy for copy in rows}
    add_periods(copies.values(), facts)
    ticked = CountedCopy.objects.visible_to(facts, Action.HANDLE).filter(stocktake=stocktake)
    ticked = ticked.filter(copy__in=[copy.pk for copy in copies.values()])
    done = set(ticked.values_list("copy", flat=True))
    return [_answer(number, copies.get(number), place, done) for number in numbers]


def _answer(number: str, copy: Any, place: Place | None, done: set[int]) -> Answer:
    if copy is None:
        return Answer("heed", _("已记为账外标签：%(number)s") % {"number": number})
    if copy.state != State.ROOM:
        where = {"where": copy.whereabouts}
        return no(_("账上不在机要室，现为：%(where)s") % where, _("已记入，结束清点后查清"), copy)
    if place and copy.kept_in and copy.kept_in != place:
        kept = {"kept": copy.kept_in}
        return no(_("放错处所，应存：%(kept)s") % kept, _("请放回，或办理“存入保管处所”"), copy)
    words = _("这次已经清点过") if copy.pk in done else _("在册")
    return Answer("yes", words, copy=copy)


def in_words(answers: list[Answer]) -> list[tuple[str, str]]:
    """Return tone and words of what is to be told in large type: all that is wrong, else the last.

    At most three: the lists beside say the rest.
    """
    wrong = [answer for answer in answers if answer.tone == "no"]
    return [(answer.tone, _said(answer)) for answer in wrong[:TOLD] or answers[-1:]]


def _said(answer: Answer) -> str:
    copy = answer.copy
    about = [f"{marked(copy.level, copy)} {copy.number}"] if copy else []
    why = [f"{r.reason}；{r.instead}" if r.instead else str(r.reason) for r in answer.refusals]
    return " ".join([*about, *([answer.words] if answer.words else []), *why])
