"""A missing copy: reported with one click, frozen, searched for, found or leaked (DOC-16)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Loss, Move, State
from jiyao.domains.carriers.procedures.delivering import RECEIPT
from jiyao.domains.carriers.procedures.legs import end_leg
from jiyao.domains.carriers.procedures.lending_outside import CALL_BACK
from jiyao.domains.carriers.procedures.recalling import settle_recall
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.rules import losing as rules
from jiyao.domains.carriers.settings import OUTSIDE_REPORT_HOURS, SEARCH_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

REPORT_OUTSIDE = duty_kind(
    "carriers.report_outside", _("向上级报告载体下落不明"), act="carriers.loss.reported-outside"
)
SEARCH = duty_kind("carriers.search", _("查找下落不明的载体"), act="carriers.loss.found")


@procedure(
    "carriers.copy.reported-missing",
    _("报告下落不明"),
    by=STAFF,
    cites=("DOC-16",),
    rules=(copies.copy_is_on_the_books, rules.copy_is_not_yet_reported),
    needs=Action.KNOW,
    exceptional=True,
)
def report_missing(copy: Copy, *, last_seen: str, by: Person, at: datetime) -> Loss:
    """Report that a copy cannot be found; it is frozen, and the clocks of the incident start.

    last_seen: when and where it was seen last.
    """
    loss = Loss.objects.create(
        copy=copy,
        label_id=copy.label_id,
        reporter=by,
        reported_at=at,
        last_seen=last_seen,
        search_until=at + timedelta(days=SEARCH_DAYS.at(at, copy.level)),
    )
    hours = timedelta(hours=OUTSIDE_REPORT_HOURS.at(at))
    for person in holders_of(SECRECY_OFFICE.code, at):
        open_duty(REPORT_OUTSIDE, loss, person, at, at + hours)
        open_duty(SEARCH, loss, person, at, loss.search_until)
    return loss


@procedure(
    "carriers.loss.reported-outside",
    _("已向上级报告"),
    by=SECRECY_OFFICE,
    cites=("DOC-16",),
    rules=(rules.outside_is_not_yet_told,),
)
def report_outside(loss: Loss, *, number: str, by: Person, at: datetime) -> Loss:
    """Note the report to the superior secrecy body, with its number."""
    loss.outside_at = at
    loss.outside_number = number
    loss.save()
    close_duties(REPORT_OUTSIDE, loss, at)
    return loss


@procedure(
    "carriers.loss.found",
    _("报告找到"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("DOC-16",),
    rules=(rules.loss_is_open,),
)
def report_found(loss: Loss, *, where: str, by: Person, at: datetime) -> Loss:
    """End the search; what was counted a leak stays one, though it is back in the room."""
    loss.found_at = at
    loss.found_where = where
    loss.save()
    close_duties(SEARCH, loss, at)
    if loss.copy.state == State.LOST:
        loss.copy.move(Move.FOUND, at)
    return loss


def to_count_as_leaks(at: datetime) -> Iterable[Loss]:
    """Return the losses whose search has run out at `at`."""
    return Loss.objects.overdue(at).select_related("copy").order_by("pk")


def count_as_leak(loss: Loss, at: datetime) -> None:
    """Take the copy off the books as lost, inside an act; what its holder owed is settled so."""
    loss.leak_at = at
    loss.save()
    copy = loss.copy
    end_leg(copy, Move.LOST, at, condition=str(_("下落不明")))
    for item in copy.folder_items.filter(until__isnull=True):
        item.end(at)
    _end_ways_outside(copy, at)
    settle_recall(copy.document, at)


def _end_ways_outside(copy: Copy, at: datetime) -> None:
    loan, sent = copy.open_outside_loan(), copy.open_dispatch()
    if loan:
        loan.returned_at = at
        loan.condition = str(_("下落不明"))
        loan.save()
    if sent:
        sent.lost_at = at
        sent.save()
    for kind in (CALL_BACK, RECEIPT):
        close_duties(kind, copy, at)
