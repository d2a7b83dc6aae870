"""Readers ask the room for what they may read; the keeper has it approved or says why not."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Document, Wish
from jiyao.domains.carriers.rules import wishing as rules
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.roles import KEEPER, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import closing_from
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

CITED = ("BOR-01", "CPY-01", "CAR-01")
ANSWER = duty_kind("carriers.answer_wish", _("答复用件申请"), act="carriers.wish.met", cites=CITED)
# The procedures that a wish of each kind leads to; what is to be excerpted is borrowed first.
WAYS = {
    Wish.Kind.BORROW: ("carriers.copy.lent", "carriers.copy.lent-out"),
    Wish.Kind.COPY: ("carriers.copy.duplicated",),
    Wish.Kind.CARRY: ("carriers.copy.carried-out",),
    Wish.Kind.EXCERPT: ("carriers.copy.lent",),
}
SEE = duty_kind("carriers.see_answer", _("查看用件申请的答复"), act="carriers.wish.seen")


@procedure(
    "carriers.document.wished-for",
    _("申请用件"),
    by=STAFF,
    cites=CITED,
    rules=(
        registration_stands,
        rules.it_is_asked_for_once,
        rules.copying_is_not_forbidden_to_all,
        rules.it_is_wanted_from_today_on,
    ),
    needs=Action.READ,
    exceptional=True,
)
def wish_for(
    document: Document,
    *,
    kind: str,
    purpose: str,
    wanted_on: date,
    copies: int | None = None,
    distribution: str = "",
    destination: str = "",
    companion: Person | None = None,
    days: int | None = None,
    by: Person,
    at: datetime,
) -> Wish:
    """Ask the room for a document that one may read; what it needs is approved when it is done.

    kind: a value of Wish.Kind; wanted_on: by when; on that day, if it is not over, the keepers
    answer at the latest; copies, distribution: of what is to be copied; destination, companion: of
    what is carried out; days: for how many calendar days, but for what is to be copied.
    """
    wanted: dict[str, Any] = {"kind_of": kind, "purpose": purpose, "wanted_on": wanted_on}
    if kind == Wish.Kind.COPY:
        wanted |= {"copies": copies, "distribution": distribution}
    else:
        wanted["days"] = days
    if kind == Wish.Kind.CARRY:
        wanted |= {"destination": destination, "companion": companion}
    wish = Wish.objects.create(
        document=document, label_id=document.label_id, person=by, made_at=at, **wanted
    )
    owe_an_answer(wish, at)
    return wish


@procedure(
    "carriers.wish.met",
    _("答复已办理"),
    by=KEEPER,
    cites=CITED,
    rules=(rules.wish_is_open, rules.no_approver_has_it),
    exceptional=True,
    instead=("carriers.wish.declined",),
)
def meet(wish: Wish, *, words: str, by: Person, at: datetime) -> Wish:
    """Say that it was done without an approval, such as by circulation, and what comes next."""
    return answer(wish, Wish.Outcome.MET, words, by, at)


@procedure(
    "carriers.wish.declined",
    _("不予办理"),
    by=KEEPER,
    cites=CITED,
    rules=(rules.wish_is_open, rules.no_approver_has_it),
    exceptional=True,
)
def decline(wish: Wish, *, words: str, by: Person, at: datetime) -> Wish:
    """Say why it is not done."""
    return answer(wish, Wish.Outcome.DECLINED, words, by, at)


@procedure(
    "carriers.wish.withdrawn",
    _("撤回申请"),
    by=STAFF,
    cites=("BOR-01",),
    rules=(rules.wish_is_ones_own, rules.wish_is_open),
    needs=Action.KNOW,
    exceptional=True,
)
def withdraw(wish: Wish, *, by: Person, at: datetime) -> Wish:
    """Ask for it no longer."""
    wish.outcome = Wish.Outcome.WITHDRAWN
    wish.answered_by, wish.answered_at, wish.seen_at = by, at, at
    wish.save()
    close_duties(ANSWER, wish, at)
    return wish


@procedure(
    "carriers.wish.seen",
    _("已阅答复"),
    by=STAFF,
    cites=("BOR-01",),
    rules=(rules.wish_is_ones_own, rules.answer_is_unseen),
    needs=Action.KNOW,
)
def see(wish: Wish, *, by: Person, at: datetime) -> Wish:
    """Note that the answer was read by who asked."""
    wish.seen_at = at
    wish.save()
    close_duties(SEE, wish, at)
    return wish


def owe_an_answer(wish: Wish, at: datetime) -> None:
    """Let every keeper who may handle a wish owe its answer, inside an act."""
    for keeper in holders_of(KEEPER.code, at):
        if may(facts_of(keeper, at), Action.HANDLE, wish):
            open_duty(ANSWER, wish, keeper, at, closing_from(wish.wanted_on, at))


def answer(wish: Wish, outcome: str, words: str, by: Person | None, at: datetime) -> Wish:
    """Close a wish with its answer, which who asked is to read, inside an act."""
    wish.outcome, wish.words = outcome, words
    wish.answered_by, wish.answered_at = by, at
    wish.save()
    close_duties(ANSWER, wish, at)
    open_duty(SEE, wish, wish.person, at, None)
    return wish
