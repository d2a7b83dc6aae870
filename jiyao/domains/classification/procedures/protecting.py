"""What starts as protected: kinds and their readers, papers, public marks (CLS-20, CLS-22)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import PUBLIC_MARKS, Draft
from jiyao.domains.classification.models import Event, Item, ProtectedKind
from jiyao.domains.classification.procedures.expiring import put_out_of_force
from jiyao.domains.classification.procedures.proposing import put_in_force_at_once
from jiyao.domains.classification.rules import expiring, proposing, referring
from jiyao.domains.classification.rules import protecting as rules
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.roles import KEEPER, SECRECY_OFFICE, STAFF
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

OF_KINDS = ("CLS-20", "CLS-22")


@procedure(
    "classification.protected.entered",
    _("增加受保护种类"),
    by=SECRECY_OFFICE,
    cites=OF_KINDS,
    rules=(
        rules.protected_kind_is_new,
        rules.information_has_readers,
        proposing.circles_are_of_the_group,
    ),
)
def enter_kind(
    *,
    name: str,
    sort: str,
    level: Level,
    circles: list[Circle],
    basis: str,
    by: Person,
    at: datetime,
) -> ProtectedKind:
    """Let a kind of papers or information start as protected.

    sort: a value of ProtectedKind.Sort; circles: its readers, none for papers that are for anybody.
    """
    kind = ProtectedKind.objects.create(
        name=name, sort=sort, level_id=level.pk, basis=basis, since=at, set_by=by
    )
    kind.name_readers(circles, by, at)
    return kind


@procedure(
    "classification.protected.readers-named",
    _("规定读者"),
    by=SECRECY_OFFICE,
    cites=("CLS-22",),
    rules=(rules.protected_kind_goes_on,),
)
def name_readers(
    protectedkind: ProtectedKind, *, circles: list[Circle], by: Person, at: datetime
) -> ProtectedKind:
    """Say who alone may be told of things of a kind; what is under protection already stays."""
    protectedkind.name_readers(circles, by, at)
    return protectedkind


@procedure(
    "classification.protected.ended",
    _("停用受保护种类"),
    by=SECRECY_OFFICE,
    cites=OF_KINDS,
    rules=(rules.protected_kind_goes_on,),
    exceptional=True,
)
def end_kind(protectedkind: ProtectedKind, *, by: Person, at: datetime) -> ProtectedKind:
    """Let nothing more start as protected for this kind; what did stays so."""
    protectedkind.end(at)
    return protectedkind


@procedure(
    "classification.item.presumed",
    _("登记先行保护"),
    by=STAFF,
    cites=(*OF_KINDS, "DOC-20"),
    rules=(
        proposing.draft_is_whole,
        proposing.title_is_below_the_ceiling,
        proposing.scope_is_for_the_group,
        rules.it_starts_as_its_kind_says,
        rules.it_is_for_the_readers_of_its_kind,
        rules.a_leader_answers_for_it,
    ),
)
def presume(*, draft: Draft, by: Person, at: datetime) -> Item:
    """Protect something of such a kind from now on, before anybody has decided on it.

    The leader of the draft knows it too, and says later whether it may be opened.
    """
    return put_in_force_at_once(draft, Item.Kind.PRESUMED, Event.What.PRESUMED, by, at)


@procedure(
    "classification.item.opened",
    _("登记公开标志"),
    by=(KEEPER, SECRECY_OFFICE),
    cites=("CLS-20",),
    rules=(
        expiring.item_is_in_force,
        referring.nothing_is_referred,
        rules.it_was_never_decided_on,
        rules.information_is_not_opened_by_a_mark,
        rules.mark_says_that_it_is_public,
    ),
    signature=BY_SELF,
)
def note_public_mark(item: Item, *, mark: str, reference: str, by: Person, at: datetime) -> Item:
    """Enter that a paper bears an explicit public mark: from now on it is protected no more.

    mark: a key of drafts.PUBLIC_MARKS; reference: where the mark stands.
    """
    put_out_of_force(item, Event.What.OPENED, by, at, f"{PUBLIC_MARKS[mark]} {reference}")
    return item
