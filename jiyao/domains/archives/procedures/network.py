"""The archive network: who is named, for how long, under which plan and budget (ARC-10)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.models import ArchivePost, ArchiveYear
from jiyao.domains.archives.procedures.labelling import of_handling
from jiyao.domains.archives.rules import network as rules
from jiyao.foundation.access.roles import SECRECY_OFFICE
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "archives.post.named",
    _("任命档案工作人员"),
    by=SECRECY_OFFICE,
    cites=("ARC-10",),
    rules=(rules.post_fits_the_unit, rules.post_is_not_yet_held),
)
def name_post(
    *, kind: str, unit: Circle | None, person: Person, basis: str, by: Person, at: datetime
) -> ArchivePost:
    """Name a person to the archive network.

    kind: a value of ArchivePost.Kind; unit: for the posts that each department has.
    """
    return ArchivePost.objects.create(
        label=of_handling(),
        kind_of=kind,
        unit=unit,
        person=person,
        basis=basis,
        since=at,
        set_by=by,
    )


@procedure(
    "archives.post.ended",
    _("卸任"),
    by=SECRECY_OFFICE,
    cites=("ARC-10",),
    rules=(rules.post_is_held,),
    exceptional=True,
)
def end_post(post: ArchivePost, *, by: Person, at: datetime) -> ArchivePost:
    """End a post of the archive network."""
    post.end(at)
    return post


@procedure(
    "archives.year.entered",
    _("登记年度计划和经费"),
    by=SECRECY_OFFICE,
    cites=("ARC-10",),
)
def enter_year(*, year: int, plan: str, budget: int, by: Person, at: datetime) -> ArchiveYear:
    """Note in which plan the archives stand for a year, and the money; budget: in yuan."""
    return ArchiveYear.objects.create(
        label=of_handling(), year=year, plan=plan, budget=budget, at=at, by=by
    )
