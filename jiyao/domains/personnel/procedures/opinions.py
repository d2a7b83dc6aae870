"""Opinions of the person's unit, of personnel and of the secrecy office, in this order (PER-02)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Opinion, Vetting
from jiyao.domains.personnel.rules import opinions as rules
from jiyao.domains.personnel.rules import particulars
from jiyao.domains.personnel.rules import vetting as vetting_rules
from jiyao.domains.personnel.rules.opinions import OFFICES
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

SPEAK = duty_kind("personnel.opinion", _("签署审查意见"), act="personnel.opinion.given")
CONCLUDE = duty_kind("personnel.conclude", _("作出审查结论"), act="personnel.vetting.concluded")
TOLD = _("已有意见")
AUTHORITY_COMES_LAST = 9
STAGES = (Opinion.Stage.UNIT, Opinion.Stage.PERSONNEL, Opinion.Stage.SECRECY)


@procedure(
    "personnel.vetting.circulated",
    _("送签意见"),
    by=PERSONNEL,
    cites=("PER-02",),
    rules=(
        vetting_rules.vetting_is_open,
        vetting_rules.nobody_vets_himself,
        rules.vetting_is_not_circulated,
        particulars.form_is_filled_in,
        rules.head_is_another,
    ),
)
def circulate(vetting: Vetting, *, head: Person, by: Person, at: datetime) -> Vetting:
    """Ask the offices for their opinions on a vetting. head: who speaks for the unit."""
    vetting.circulated_at = at
    vetting.save()
    matter = _("%(who)s 任%(post)s") % {"who": vetting.person, "post": vetting.post}
    ask_for(vetting, matter, head, by, at)
    return vetting


@procedure(
    "personnel.opinion.given",
    _("签署意见"),
    by=STAFF,
    cites=("PER-02", "PER-06", "PER-09"),
    rules=(
        rules.opinion_is_open,
        rules.opinion_is_asked_of_him,
        rules.nobody_speaks_of_himself,
        rules.earlier_opinions_are_given,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def give_opinion(
    opinion: Opinion, *, verdict: str, words: str, by: Person, at: datetime
) -> Opinion:
    """Give an opinion, with one's own PIN; the next office is asked then.

    verdict: agrees or objects, of Opinion.Verdict; words: for the unit, how the person behaves.
    """
    opinion.verdict = verdict
    opinion.words = words
    opinion.given_by = by
    opinion.given_at = at
    opinion.save()
    close_duties(SPEAK, opinion, at)
    said = Opinion.objects.about_the_same(opinion)
    _ask_next(said, at)
    if not said.still_open().exists():
        _ask_to_conclude(opinion, at)
    return opinion


@procedure(
    "personnel.opinion.passed-on",
    _("改由他人签署"),
    by=PERSONNEL,
    cites=("PER-02", "PER-06", "PER-09"),
    rules=(
        rules.opinion_is_open,
        rules.opinion_is_of_the_unit,
        rules.nobody_speaks_of_himself,
        rules.head_is_somebody_else,
    ),
    exceptional=True,
)
def pass_on(opinion: Opinion, *, head: Person, by: Person, at: datetime) -> Opinion:
    """Let somebody else speak for the unit, such as when its head is away."""
    opinion.person = head
    opinion.save()
    close_duties(SPEAK, opinion, at)
    open_duty(SPEAK, opinion, head, at, None)
    return opinion


def ask_for(record: Any, matter: str, head: Person, by: Person, at: datetime) -> None:
    """Ask the three offices about a record of a person, inside an act.

    matter: in words, with names; by: stands in for an office that nobody holds.
    """
    concerned = record.person
    for place, stage in enumerate(STAGES):
        others = _asked(stage, concerned, head, at)
        Opinion.objects.create(
            person=others[0] if others else by,
            about=record.public_id,
            concerned=concerned,
            matter=matter[:120],
            stage=stage,
            place=place,
        )
    _ask_next(Opinion.objects.about(record), at)


def _ask_next(rows: Any, at: datetime) -> None:
    opinion = rows.still_open().first()
    if opinion:
        for person in _asked(opinion.stage, opinion.concerned, opinion.person, at):
            open_duty(SPEAK, opinion, person, at, None)


def _ask_to_conclude(opinion: Opinion, at: datetime) -> None:
    """Let personnel owe the conclusion of the vetting, if it is one that all was said about."""
    for vetting in Vetting.objects.filter(public_id=opinion.about).select_related("person"):
        for person in _asked(Opinion.Stage.PERSONNEL, vetting.person, opinion.person, at):
            open_duty(CONCLUDE, vetting, person, at, None)


def _asked(stage: str, concerned: Person, head: Person, at: datetime) -> list[Person]:
    office = OFFICES.get(stage)
    people = holders_of(office.code, at) if office else [head]
    return [person for person in people if person.pk != concerned.pk]
