"""The release period: contacts, another body, reviews, and its end (PER-08, PER-14, PER-15)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Release, ReleaseContact
from jiyao.domains.personnel.rules import release as rules
from jiyao.domains.personnel.settings import CONTACT_MONTHS, RELEASE_NOTICE
from jiyao.foundation.access.roles import HEAD, PEOPLE_OFFICES, PERSONNEL
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import Duty, close_duties, open_duty
from jiyao.foundation.duties.terms import months_after, start_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure

CONTACT = duty_kind(
    "personnel.release_contact", _("联系脱密期人员"), act="personnel.release.contacted"
)
END = duty_kind(
    "personnel.release_end",
    _("解除到期的脱密期"),
    act="personnel.release.ended",
    cites=("PER-07", "PER-08"),
)
REVIEW = duty_kind(
    "personnel.release_review", _("复核延长的限制"), act="personnel.release.reviewed"
)
OFFICES = (rules.release_is_running, rules.nobody_releases_himself)


@procedure(
    "personnel.release.contacted",
    _("登记联系"),
    by=PEOPLE_OFFICES,
    cites=("PER-08",),
    rules=OFFICES,
)
def contact(
    release: Release, *, work: str, abroad: str, remark: str, by: Person, at: datetime
) -> ReleaseContact:
    """Book that the person was spoken to; the next contact is due after the time of the setting."""
    close_duties(CONTACT, release, at)
    return ReleaseContact.objects.create(
        person=release.person,
        release=release,
        at=at,
        by=by,
        work=work,
        abroad=abroad,
        remark=remark,
    )


@procedure(
    "personnel.release.moved",
    _("变更责任单位"),
    by=PEOPLE_OFFICES,
    cites=("PER-14", "PER-08"),
    rules=(*OFFICES, rules.contact_stays, rules.new_body_acknowledges),
    exceptional=True,
)
def move_release(
    release: Release,
    *,
    body: str,
    body_name: str,
    paper: str,
    supervisor: Person,
    by: Person,
    at: datetime,
) -> Release:
    """Let another body answer for the person. paper: the letter by which it acknowledges."""
    release.body = body
    release.body_name = body_name
    release.taken_over_on = paper
    release.supervisor = supervisor
    release.save()
    return release


@procedure(
    "personnel.release.reviewed",
    _("复核限制"),
    by=PEOPLE_OFFICES,
    cites=("PER-15",),
    rules=(
        *OFFICES,
        rules.release_is_reviewed,
        rules.next_review_is_later,
        rules.end_or_next_review_is_named,
    ),
    approval=Approval(by=(HEAD,), fields=("ends_on", "review_on", "basis")),
)
def review_release(
    release: Release,
    *,
    ends_on: date | None,
    review_on: date | None,
    basis: str,
    by: Person,
    at: datetime,
) -> Release:
    """Decide, with the head's approval, how long a restriction beyond the range goes on.

    ends_on: the day after the last restricted one, or none; review_on: when it is looked at again.
    """
    release.until = start_of(ends_on) if ends_on else None
    release.review_on = review_on
    release.basis = basis
    release.save()
    close_duties(REVIEW, release, at)
    close_duties(END, release, at)
    return release


@procedure(
    "personnel.release.ended",
    _("解除脱密期"),
    by=PEOPLE_OFFICES,
    cites=("PER-08",),
    rules=(*OFFICES, rules.release_period_is_over),
)
def end_release(release: Release, *, by: Person, at: datetime) -> Release:
    """End a release period that is over; the restrictions go, the duty of secrecy stays."""
    release.released_at = at
    release.released_by = by
    release.save()
    for kind in (END, REVIEW, CONTACT):
        close_duties(kind, release, at)
    return release


Call = tuple[str, Release, datetime]


def to_call_up(at: datetime) -> Iterator[Call]:
    """Yield what is due about release periods and is not on anybody's list yet."""
    rows = list(Release.objects.running().select_related("person", "supervisor").order_by("pk"))
    refs = [row.public_id for row in rows]
    pending = Duty.objects.pending().filter(subject_ref__in=refs)
    open_now = set(pending.values_list("kind_code", "subject_ref"))
    soon = at + timedelta(days=RELEASE_NOTICE.at(at))
    spoken = _last_contacts(rows)
    for row in rows:
        for kind, due in _due(row, spoken.get(row.pk, row.since), soon, at):
            if (kind, row.public_id) not in open_now:
                yield kind, row, due


def call_up(call: Call, at: datetime) -> None:
    """Let who keeps in contact, or the personnel office, owe it, inside an act."""
    kind, release, due = call
    own = [release.supervisor] if kind == CONTACT and release.supervisor.is_active else []
    for owner in own or holders_of(PERSONNEL.code, at):
        open_duty(kind, release, owner, at, due)


def _due(
    release: Any, spoken: datetime, soon: datetime, at: datetime
) -> list[tuple[str, datetime]]:
    found = []
    if release.until and release.until <= soon:
        found.append((END, at_closing(timezone.localdate(release.until))))
    if release.review_on and release.review_on <= timezone.localdate(soon):
        found.append((REVIEW, at_closing(release.review_on)))
    day = months_after(timezone.localdate(spoken), CONTACT_MONTHS.at(at))
    if day <= timezone.localdate(soon):
        found.append((CONTACT, at_closing(day)))
    return found


def _last_contacts(rows: list[Any]) -> dict[int, datetime]:
    found = ReleaseContact.objects.filter(release__in=rows).order_by("at", "pk")
    return dict(found.values_list("release", "at"))
