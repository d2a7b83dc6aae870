"""Passports kept by personnel: deposited, handed out for a journey, taken back (PER-06)."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Journey, Passport, PassportMove
from jiyao.domains.personnel.rules import travel as rules
from jiyao.domains.personnel.settings import PASSPORT_DAYS
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

GIVE_BACK = duty_kind(
    "personnel.passport", _("交回出国（境）证件"), act="personnel.passport.taken-back"
)
What = PassportMove.What


@procedure(
    "personnel.passport.deposited",
    _("收存证件"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-06",),
    rules=(rules.passport_is_new,),
)
def deposit(
    *, person: Person, kind_of: str, number: str, expires_on: date, by: Person, at: datetime
) -> Passport:
    """Take a passport into keeping. kind_of: of Passport.Kind."""
    passport = Passport.objects.create(
        person=person, kind_of=kind_of, number=number, expires_on=expires_on, deposited_at=at
    )
    passport.move(What.DEPOSITED, None, by, at)
    return passport


@procedure(
    "personnel.passport.handed-out",
    _("发放证件"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-06",),
    rules=(rules.passport_is_in, rules.journey_is_approved_for_him),
)
def hand_out(passport: Passport, *, journey: Journey, by: Person, at: datetime) -> Passport:
    """Hand a passport out for an approved journey; it is owed back soon after the return."""
    passport.out_for = journey
    passport.save()
    passport.move(What.OUT, journey, by, at)
    due = at_closing(journey.returns_on + timedelta(days=PASSPORT_DAYS.at(at)))
    open_duty(GIVE_BACK, passport, passport.person, at, due)
    return passport


@procedure(
    "personnel.passport.taken-back",
    _("收回证件"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-06",),
    rules=(rules.passport_is_out,),
)
def take_back(passport: Passport, *, by: Person, at: datetime) -> Passport:
    """Take a passport back after the journey."""
    passport.move(What.IN, passport.out_for, by, at)
    passport.out_for = None
    passport.save()
    close_duties(GIVE_BACK, passport, at)
    return passport
