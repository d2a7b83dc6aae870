"""Certificates from other bodies, and those revoked (EDU-02)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Certificate, Course, Requirement
from jiyao.domains.training.procedures.requiring import meet
from jiyao.domains.training.rules import certificates as rules
from jiyao.domains.training.settings import CERTIFICATE_MONTHS
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "training.certificate.booked",
    _("登记培训合格证"),
    by=(SECRECY_OFFICE, PERSONNEL),
    cites=("EDU-02",),
    rules=(rules.training_is_over, rules.certificate_has_a_new_number),
)
def book_certificate(
    *, person: Person, number: str, issuer: str, passed_on: date, by: Person, at: datetime
) -> Certificate:
    """Book a certificate that another body issued, good from the day of the examination."""
    return certify(person, number, passed_on, by, at, issuer=issuer)


def certify(
    person: Person, number: str, passed_on: date, by: Person | None, at: datetime, issuer: str = ""
) -> Certificate:
    """Write a certificate, inside an act; it is good for as long as the setting says.

    What is required to end with a certificate is met by one that is good, whoever issued it.
    """
    until = start_of(months_after(passed_on, CERTIFICATE_MONTHS.at(at)))
    certified = Requirement.objects.open().filter(course__ending=Course.Ending.CERTIFIED)
    for row in certified.filter(person=person) if until > at else ():
        meet(row, at)
    return Certificate.objects.create(
        person=person,
        number=number,
        issuer=issuer,
        since=start_of(passed_on),
        until=until,
        set_by=by,
    )
