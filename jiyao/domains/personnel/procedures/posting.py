"""Files opened, posts taken and given up; clearance follows by itself (PER-01, PER-04)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models import PersonFile, PostHolding
from jiyao.domains.personnel.rules import files, parting
from jiyao.domains.personnel.rules import posting as rules
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Membership, Person
from jiyao.foundation.procedures.declarations import procedure

REMOVE = duty_kind("personnel.remove", _("将不宜在岗人员调离"), cites=("PER-05",))


@procedure(
    "personnel.file.opened",
    _("建立人员档案"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-12",),
    rules=(files.person_has_no_file,),
)
def open_file(*, person: Person, employment: str, by: Person, at: datetime) -> PersonFile:
    """Open a person's file. employment: a value of PersonFile.Employment."""
    return PersonFile.objects.create(person=person, employment=employment, opened_at=at)


@procedure(
    "personnel.post.taken",
    _("上岗"),
    by=(PERSONNEL, SECRECY_OFFICE),
    cites=("PER-01", "PER-04", "EDU-02"),
    rules=(
        rules.nobody_posts_himself,
        rules.post_is_in_use,
        rules.post_is_not_held_by_him,
        rules.temporary_staff_hold_no_classified_post,
        rules.person_is_vetted,
        rules.person_is_trained,
        rules.person_has_pledged,
        rules.person_is_not_barred,
    ),
)
def take_post(file: PersonFile, *, post: Post, by: Person, at: datetime) -> PostHolding:
    """Let a person take a post; its circle counts in scopes, its levels become clearance."""
    Membership.objects.create(person=file.person, circle=post.circle, since=at, set_by=by)
    return PostHolding.objects.create(person=file.person, post=post, since=at, set_by=by)


@procedure(
    "personnel.post.given-up",
    _("离开岗位"),
    by=PERSONNEL,
    cites=("PER-01", "PER-07"),
    rules=(rules.post_is_still_held, parting.last_classified_post_is_left_by_a_leaving),
    exceptional=True,
)
def give_up_post(holding: PostHolding, *, by: Person, at: datetime) -> PostHolding:
    """Let a person leave a post; what it opened is closed from the next request."""
    circle = holding.post.circle
    for row in Membership.objects.holding_at(at).filter(person=holding.person, circle=circle):
        row.end(at)
    holding.end(at)
    close_duties(REMOVE, holding, at)
    return holding
