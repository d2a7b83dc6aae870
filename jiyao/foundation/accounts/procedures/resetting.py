"""What is lost is reset by two administrators, a lock-out lifted by one (SYS-01, SYS-07)."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts import rules
from jiyao.foundation.accounts.attempts import forget
from jiyao.foundation.accounts.sessions import end_sessions
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "accounts.password.given",
    _("设定初始口令"),
    by=SYSTEM,
    cites=("SYS-07",),
    rules=(rules.nobody_serves_himself, rules.person_has_no_password),
)
def give_password(person: Person, *, password: str, by: Person, at: datetime) -> Person:
    """Open the account of a person who came in by a list, with a first password to be changed."""
    person.set_password(password)
    person.save()
    return person


@procedure(
    "accounts.second-factor.reset",
    _("重置二次验证"),
    by=SYSTEM,
    cites=("SYS-01", "SYS-06"),
    rules=(rules.nobody_serves_himself,),
    approval=Approval(by=(SECURITY,), fields=("person",)),
)
def reset_second_factor(person: Person, *, by: Person, at: datetime) -> Person:
    """Take a lost second factor and a blocked PIN off; the person sets new ones at sign-in."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    person.pin = ""
    person.pin_failures = 0
    person.save()
    return person


@procedure(
    "accounts.password.reset",
    _("重置口令"),
    by=SYSTEM,
    cites=("SYS-07",),
    rules=(rules.nobody_serves_himself,),
    approval=Approval(by=(SECURITY,), fields=("person",)),
)
def reset_password(person: Person, *, password: str, by: Person, at: datetime) -> Person:
    """Give a person a new first password that must be changed at the next sign-in."""
    person.set_password(password)
    person.must_change_password = True
    person.save()
    end_sessions(person)
    return person


@procedure(
    "accounts.lock-out.lifted",
    _("解除登录锁定"),
    by=(SYSTEM, SECURITY),
    cites=("SYS-07",),
    rules=(rules.nobody_serves_himself, rules.number_is_locked_out),
)
def lift_lock_out(person: Person, *, by: Person, at: datetime) -> Person:
    """Let a person sign in again before the time of the lock-out is over."""
    forget(person.number)
    return person
