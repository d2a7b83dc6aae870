"""Identity facts: recorded, looked at whole with a reason, erased when their time is over."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import (
    Identity,
    Leaving,
    Particulars,
    PersonFile,
    Release,
    Unmasking,
)
from jiyao.domains.personnel.rules import identity as rules
from jiyao.domains.personnel.settings import IDENTITY_YEARS
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "personnel.identity.recorded",
    _("登记身份信息"),
    by=PERSONNEL,
    cites=("PER-12",),
    exceptional=True,
)
def record_identity(
    file: PersonFile,
    *,
    identity_number: str,
    phone: str,
    address: str,
    gender: str,
    born_on: date | None,
    nation: str,
    native_place: str,
    political: str,
    education: str,
    by: Person,
    at: datetime,
) -> Identity:
    """Record what the forms ask of a person; what is covered and left empty stays as it was."""
    given: dict[str, Any] = {
        "gender": gender,
        "born_on": born_on,
        "nation": nation,
        "native_place": native_place,
        "political": political,
        "education": education,
    }
    covered = {"identity_number": identity_number, "phone": phone, "address": address}
    return know(file.person, {**given, **covered}, by, at)


def know(person: Person, given: dict[str, Any], by: Person, at: datetime) -> Identity:
    """Let these be a person's identity facts from now on, inside an act; the last stay as they
    were, for the forms that say them. What is covered and left empty stays as it was."""
    last = Identity.objects.current().filter(person=person).first()
    known = {name: getattr(last, name) for name in Identity.FACTS} if last else {}
    facts = {**known, **given}
    for name in Identity.COVERED:
        facts[name] = given[name] or known.get(name, "")
    if last and last.erased_at is None and facts == known:
        return last
    if last:
        last.end(at)
    return Identity.objects.create(person=person, since=at, set_by=by, **facts)


@procedure(
    "personnel.identity.unmasked",
    _("查看完整身份信息"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-12",),
    rules=(rules.identity_is_kept, rules.looking_has_a_reason),
)
def unmask(identity: Identity, *, reason: str, by: Person, at: datetime) -> Unmasking:
    """Let who asks see the covered facts whole for ten minutes. reason: which form needs it."""
    return Unmasking.objects.create(
        person=identity.person, identity=identity, by=by, at=at, reason=reason
    )


def to_erase(at: datetime) -> Iterator[Identity]:
    """Yield the identity facts of those who left so long ago that they are kept no longer."""
    gone = Leaving.objects.filter(outcome=Leaving.Outcome.APPROVED)
    released = Release.objects.running().values("person")
    rows = Identity.objects.kept().filter(person__is_active=False, person__in=gone.values("person"))
    for row in rows.exclude(person__in=released).order_by("pk"):
        last = gone.filter(person=row.person_id).latest("ended_at").ended_at
        end = Release.objects.filter(person=row.person_id).order_by("-released_at").first()
        since = timezone.localdate(end.released_at if end else last)
        if months_after(since, 12 * IDENTITY_YEARS.at(at)) <= timezone.localdate(at):
            yield row


def erase(identity: Identity, at: datetime) -> None:
    """Empty every fact, inside an act, and the person's forms; that there were some is kept."""
    for name in Identity.FACTS:
        setattr(identity, name, None if name == "born_on" else "")
    identity.erased_at = at
    identity.save()
    for form in Particulars.objects.filter(person=identity.person_id):
        form.empty()
