"""Notices: published to whom they concern, conveyed layer by layer (EDU-07, EDU-11)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.duties import CONVEY
from jiyao.domains.organisation.models import Conveyance, Letter, Notice
from jiyao.domains.organisation.models.audiences import address, people_of
from jiyao.domains.organisation.receipts import ask_to_read
from jiyao.domains.organisation.rules import notices as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "organisation.notice.published",
    _("发布保密通知"),
    by=SECRECY_OFFICE,
    cites=("EDU-07", "EDU-11"),
    rules=(rules.time_is_left_to_read, rules.notice_reaches_somebody),
)
def publish(
    *,
    kind: str,
    title: str,
    text: str,
    circles: list[Circle],
    due_on: date,
    cascades: bool,
    by: Person,
    at: datetime,
) -> Notice:
    """Publish a notice; everybody addressed owes a receipt, heads of units its conveying.

    kind: a value of Notice.Kind; circles: units and posts, none for everybody.
    """
    due = at_closing(due_on)
    notice = Notice.objects.create(
        kind_of=kind,
        title=title,
        text=text,
        cascades=cascades,
        published_at=at,
        due_at=due,
        published_by=by,
    )
    address(notice, circles)
    people = list(people_of(notice, at))
    ask_to_read(notice, people, at, due)
    if cascades:
        for letter in heads_of(people, at):
            _hand_down(notice, letter, at)
    return notice


@procedure(
    "organisation.notice.conveyed",
    _("确认已传达"),
    by=STAFF,
    cites=("EDU-11",),
    rules=(
        rules.head_conveys_himself,
        rules.it_is_not_conveyed,
        rules.conveyed_to_people_of_the_unit,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def convey(
    conveyance: Conveyance, *, people: list[Person], how: str, by: Person, at: datetime
) -> Conveyance:
    """Confirm having conveyed a notice in the unit, to whom and how."""
    conveyance.to_whom = "、".join(person.name for person in people)
    conveyance.how, conveyance.conveyed_at = how, at
    conveyance.save()
    close_duties(CONVEY, conveyance, at)
    return conveyance


def heads_of(people: list[Person], at: datetime) -> list[Letter]:
    """Return this year's signed letters of the units of these people: who signed is the head."""
    rows = Letter.objects.heading(timezone.localdate(at).year)
    units = {person.unit_id for person in people}
    return list(rows.filter(unit__in=units).select_related("person"))


def _hand_down(notice: Notice, letter: Letter, at: datetime) -> None:
    conveyance = Conveyance.objects.create(
        notice=notice, unit=letter.unit, person=letter.person, asked_at=at
    )
    open_duty(CONVEY, conveyance, letter.person, at, notice.due_at)
