"""What is lost is reset by two administrators together (clause SYS-01)."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts import rules
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure


@procedure(
    "accounts.second-factor.reset",
    _("重置第二因子"),
    by=SYSTEM,
    cites=("SYS-01", "SYS-06"),
    rules=(rules.nobody_serves_himself,),
    approval=Approval(by=(SECURITY,), fields=("person",)),
)
def reset_second_factor(person: Person, *, by: Person, at: datetime) -> Person:
    """Take a lost second factor and a blocked PIN off; the person sets new ones at sign-in."""
    Authenticator.objects.filter(user=person).delete()
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
    return person
