"""The catalogue and the people who decide: entered, appointed, ended (CLS-01, CLS-11)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import CatalogueLine, GroupMember, Officer, labelled_for
from jiyao.domains.classification.rules import cataloguing as rules
from jiyao.domains.classification.rules.proposing import circles_are_of_the_group
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "classification.line.entered",
    _("增加目录条目"),
    by=SECRECY_OFFICE,
    cites=("CLS-01",),
    rules=(rules.line_has_a_possible_period, circles_are_of_the_group),
)
def enter(
    *,
    item: str,
    level: Level,
    period: str,
    circles: list[Circle],
    unit: str,
    basis: str,
    by: Person,
    at: datetime,
) -> CatalogueLine:
    """Enter a kind of item into the catalogue: its level, period and scope, and on what basis.

    circles: whom such items are for; they see the line too. unit: where such items arise.
    """
    internal = Level.objects.get(scheme__code="work", code="internal")
    return CatalogueLine.objects.create(
        label=labelled_for(internal, circles, by, at),
        item=item,
        level_id=level.pk,
        period=period,
        unit=unit,
        basis=basis,
        since=at,
        set_by=by,
    )


@procedure(
    "classification.line.replaced",
    _("修订目录条目"),
    by=SECRECY_OFFICE,
    cites=("CLS-01",),
    rules=(rules.line_goes_on, rules.line_has_a_possible_period, circles_are_of_the_group),
)
def replace(
    line: CatalogueLine,
    *,
    item: str,
    level: Level,
    period: str,
    circles: list[Circle],
    unit: str,
    basis: str,
    by: Person,
    at: datetime,
) -> CatalogueLine:
    """Let a line end and another stand in its place; what was decided on the old one stays."""
    line.end(at)
    new: CatalogueLine = enter.body(
        item=item, level=level, period=period, circles=circles, unit=unit, basis=basis, by=by, at=at
    )
    return new


@procedure(
    "classification.line.ended",
    _("停用目录条目"),
    by=SECRECY_OFFICE,
    cites=("CLS-01",),
    rules=(rules.line_goes_on,),
    exceptional=True,
)
def end_line(line: CatalogueLine, *, by: Person, at: datetime) -> CatalogueLine:
    """Take a line out of the catalogue."""
    line.end(at)
    return line


@procedure(
    "classification.officer.appointed",
    _("任命定密责任人"),
    by=SECRECY_OFFICE,
    cites=("CLS-02", "CLS-11"),
    rules=(
        rules.nobody_appoints_himself,
        rules.training_holds,
        rules.officer_fits,
        rules.officer_is_not_appointed_yet,
    ),
)
def appoint_officer(
    *,
    person: Person,
    kind: str,
    level: Level,
    basis: str,
    certificate: str,
    trained_on: date,
    trained_until: date,
    by: Person,
    at: datetime,
) -> Officer:
    """Appoint a trained person to decide up to a level. kind: a value of Officer.Kind."""
    return Officer.objects.create(
        person=person,
        kind_of=kind,
        level=level,
        basis=basis,
        certificate=certificate,
        trained_on=trained_on,
        trained_until=trained_until,
        since=at,
        set_by=by,
    )


@procedure(
    "classification.officer.dismissed",
    _("解除定密责任人"),
    by=SECRECY_OFFICE,
    cites=("CLS-11",),
    rules=(rules.appointment_goes_on,),
    exceptional=True,
)
def dismiss_officer(officer: Officer, *, by: Person, at: datetime) -> Officer:
    """End an appointment; its power is gone at once."""
    officer.end(at)
    return officer


@procedure(
    "classification.member.named",
    _("指定小组成员"),
    by=SECRECY_OFFICE,
    cites=("CLS-16",),
    rules=(rules.member_is_not_named_yet,),
)
def name_member(*, person: Person, duty: str, by: Person, at: datetime) -> GroupMember:
    """Name a member of the working group. duty: such as 组长, or empty."""
    return GroupMember.objects.create(person=person, duty=duty, since=at, set_by=by)


@procedure(
    "classification.member.ended",
    _("退出定密工作小组"),
    by=SECRECY_OFFICE,
    cites=("CLS-16",),
    rules=(rules.membership_goes_on,),
    exceptional=True,
)
def end_member(member: GroupMember, *, by: Person, at: datetime) -> GroupMember:
    """Let a member leave the working group."""
    member.end(at)
    return member
