"""Leaving: begun, gone through step by step, approved or withdrawn (PER-07, EDU-09, PER-14)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import PledgeText
from jiyao.domains.organisation.procedures.pledging import book_pledge, sign_pledge
from jiyao.domains.personnel.models import Bar, Leaving, LeavingStep, PersonFile
from jiyao.domains.personnel.models.leaving import weight_left
from jiyao.domains.personnel.procedures.recalling import draw_up
from jiyao.domains.personnel.rules import leaving as rules
from jiyao.domains.personnel.rules import steps
from jiyao.domains.personnel.rules.parting import filed_resignation_is_agreed
from jiyao.domains.personnel.settings import LEAVING_DAYS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES, SECRECY_OFFICE, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.days import add_working_days
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty, own_table
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

OFFICES = (rules.leaving_is_open, rules.nobody_sees_to_his_own_leaving)
HIMSELF = (rules.leaving_is_open, rules.leaver_does_it_himself)
FINISH = duty_kind("personnel.finish_leaving", _("办完离岗手续"), act="personnel.leaving.approved")
OWN = {
    LeavingStep.What.HEARD: duty_kind(
        "personnel.acknowledge_briefing",
        _("确认已受离岗教育"),
        act="personnel.leaving.briefing-acknowledged",
    ),
    LeavingStep.What.DECLARED: duty_kind(
        "personnel.declare_secrets", _("申报所知秘密"), act="personnel.leaving.declared"
    ),
    LeavingStep.What.PLEDGED: duty_kind(
        "personnel.pledge_leaving", _("签订离岗承诺书"), act="personnel.leaving.pledged"
    ),
}


@procedure(
    "personnel.leaving.begun",
    _("发起离岗离职"),
    by=PEOPLE_OFFICES,
    cites=("PER-07", "PER-16"),
    rules=(
        rules.nobody_sends_himself_off,
        rules.nobody_is_leaving_already,
        filed_resignation_is_agreed,
    ),
    exceptional=True,
)
def begin_leaving(file: PersonFile, *, way: str, reason: str, by: Person, at: datetime) -> Leaving:
    """Begin a leaving; from now on no clearance holds. way: a value of Leaving.Way."""
    who = file.person
    bar = Bar.objects.create(
        person=who, kind_of=Bar.Kind.LEAVING, reason=reason, since=at, set_by=by
    )
    weight, posts = weight_left(who, at)
    made = Leaving.objects.create(
        person=who,
        way=way,
        reason=reason,
        weight=weight,
        posts=posts,
        bar=bar,
        began_at=at,
        set_by=by,
    )
    draw_up(made, at)
    _owe(made, by, at)
    return made


def _owe(leaving: Leaving, by: Person, at: datetime) -> None:
    """Let the offices owe the end of it, and the leaver what is signed in person."""
    day = add_working_days(timezone.localdate(at), LEAVING_DAYS.at(at), own_table())
    due = at_closing(day)
    offices = {by, *(person for role in PEOPLE_OFFICES for person in holders_of(role.code, at))}
    for person in sorted(offices - {leaving.person}, key=lambda each: each.pk):
        open_duty(FINISH, leaving, person, at, due)
    if leaving.person.is_active:
        open_duty(OWN[LeavingStep.What.DECLARED], leaving, leaving.person, at, due)
        open_duty(OWN[LeavingStep.What.PLEDGED], leaving, leaving.person, at, due)


@procedure(
    "personnel.leaving.talked",
    _("登记提醒谈话"),
    by=PEOPLE_OFFICES,
    cites=("PER-07",),
    rules=(*OFFICES, steps.talk_is_to_be_had),
)
def talk(leaving: Leaving, *, words: str, by: Person, at: datetime) -> LeavingStep:
    """Book the talk with the leaver. words: what was spoken of, nothing secret."""
    return leaving.note(LeavingStep.What.TALKED, by, at, words)


@procedure(
    "personnel.leaving.briefed",
    _("登记离岗保密教育"),
    by=SECRECY_OFFICE,
    cites=("EDU-09",),
    rules=(*OFFICES, steps.briefing_is_to_be_given),
)
def brief(leaving: Leaving, *, words: str, by: Person, at: datetime) -> LeavingStep:
    """Book that the leaver was briefed once more. words: on what."""
    if leaving.person.is_active:
        open_duty(OWN[LeavingStep.What.HEARD], leaving, leaving.person, at, None)
    return leaving.note(LeavingStep.What.BRIEFED, by, at, words)


@procedure(
    "personnel.leaving.briefing-acknowledged",
    _("确认已受离岗教育"),
    by=STAFF,
    cites=("EDU-09",),
    rules=(*HIMSELF, steps.briefing_is_to_be_acknowledged),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def acknowledge_briefing(leaving: Leaving, *, by: Person, at: datetime) -> LeavingStep:
    """Acknowledge the leaving briefing, with one's own PIN."""
    return signed(leaving, LeavingStep.What.HEARD, by, at)


@procedure(
    "personnel.leaving.handed-in",
    _("确认载体和设备清退"),
    by=SECRECY_OFFICE,
    cites=("PER-07",),
    rules=(*OFFICES, steps.hand_over_is_to_be_confirmed, rules.nothing_is_held),
)
def confirm_hand_over(leaving: Leaving, *, words: str, by: Person, at: datetime) -> LeavingStep:
    """Confirm that nothing is held any more. words: what was handed back outside the registers."""
    return leaving.note(LeavingStep.What.HANDED_IN, by, at, words)


@procedure(
    "personnel.leaving.pledged",
    _("签订离岗承诺书"),
    by=STAFF,
    cites=("PER-07",),
    rules=(*HIMSELF, steps.pledge_is_to_be_signed),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def pledge_on_leaving(leaving: Leaving, *, by: Person, at: datetime) -> LeavingStep:
    """Sign the leaving pledge on the text in force, which the leaving's page shows."""
    sign_pledge.body(leaving_text(at), by=by, at=at)
    return signed(leaving, LeavingStep.What.PLEDGED, by, at)


@procedure(
    "personnel.leaving.signed-on-paper",
    _("登记纸上签署"),
    by=PEOPLE_OFFICES,
    cites=("PER-07", "PER-16", "EDU-09"),
    rules=(
        *OFFICES,
        steps.sheet_is_for_what_is_not_signed,
        steps.sheet_follows_the_briefing,
        steps.sheet_was_signed_by_now,
    ),
    exceptional=True,
)
def book_sheet(
    leaving: Leaving, *, what: str, signed_on: date, paper: str, by: Person, at: datetime
) -> LeavingStep:
    """Book what the leaver has signed on paper. what: heard, declared or pledged."""
    if what == LeavingStep.What.PLEDGED:
        text = leaving_text(at)
        who = {"person": leaving.person, "text": text, "signed_on": signed_on}
        book_pledge.body(**who, paper=paper, by=by, at=at)
    return signed(leaving, LeavingStep.What(what), by, at, paper=paper)


@procedure(
    "personnel.leaving.body-named",
    _("确定脱密期责任单位"),
    by=PEOPLE_OFFICES,
    cites=("PER-14",),
    rules=(*OFFICES, rules.body_fits_the_way, steps.taking_over_is_to_be_booked),
)
def name_body(leaving: Leaving, *, body: str, body_name: str, by: Person, at: datetime) -> Leaving:
    """Name who answers for the person in the release period. body: a value of Body."""
    leaving.body = body
    leaving.body_name = body_name
    leaving.save()
    return leaving


@procedure(
    "personnel.leaving.taken-over",
    _("登记责任单位确认接收"),
    by=PEOPLE_OFFICES,
    cites=("PER-14",),
    rules=(
        *OFFICES,
        rules.somebody_answers_for_him,
        rules.body_is_another,
        steps.taking_over_is_to_be_booked,
    ),
)
def book_taking_over(leaving: Leaving, *, paper: str, by: Person, at: datetime) -> LeavingStep:
    """Book that the new body has taken the person over. paper: the number of its letter."""
    return leaving.note(LeavingStep.What.TAKEN_OVER, by, at, paper=paper)


@procedure(
    "personnel.leaving.withdrawn",
    _("撤销离岗手续"),
    by=PEOPLE_OFFICES,
    cites=("PER-07",),
    rules=OFFICES,
    exceptional=True,
)
def withdraw_leaving(leaving: Leaving, *, remark: str, by: Person, at: datetime) -> Leaving:
    """Let somebody stay after all; what was cancelled meanwhile is to be given anew."""
    leaving.bar.end(at)
    return finish(leaving, Leaving.Outcome.WITHDRAWN, at, remark)


def signed(
    leaving: Leaving, what: LeavingStep.What, by: Person, at: datetime, **said: str
) -> LeavingStep:
    """Write down what the leaver has signed, inside an act; it is owed no more."""
    close_duties(OWN[what], leaving, at)
    return leaving.note(what, by, at, **said)


def finish(leaving: Leaving, outcome: str, at: datetime, remark: str = "") -> Leaving:
    """End a leaving, inside an act."""
    leaving.outcome = outcome
    leaving.ended_at = at
    leaving.remark = remark
    leaving.save()
    for kind in (FINISH, *OWN.values()):
        close_duties(kind, leaving, at)
    return leaving


def leaving_text(at: datetime) -> PledgeText:
    """Return the text of the leaving pledge that is in force; one ships with the program."""
    return PledgeText.objects.holding_at(at).get(occasion="leaving")
