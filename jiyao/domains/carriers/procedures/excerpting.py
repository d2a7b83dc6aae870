"""Excerpts: into a numbered notebook, or checked and stamped, as the setting says (BOR-03)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Excerpt
from jiyao.domains.carriers.rules import borrowing as rules
from jiyao.domains.carriers.rules import copies
from jiyao.domains.carriers.settings import EXCERPT
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, STAFF, Role
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF

CHECK = duty_kind("carriers.check_excerpt", _("审核摘抄并盖章"), act="carriers.excerpt.checked")


def excerpt_approvers(copy: Any, at: datetime) -> tuple[Role, ...]:
    """Return who approves an excerpt: the leader, or where it is checked the office head too."""
    leader_alone = EXCERPT.at(at) == "notebook_with_leader"
    return (LEADER,) if leader_alone else (LEADER, OFFICE_HEAD)


@procedure(
    "carriers.copy.excerpted",
    _("摘抄"),
    by=STAFF,
    cites=("BOR-03",),
    rules=(
        copies.copy_is_not_missing,
        rules.excerpts_are_allowed,
        rules.excerpter_borrows_the_copy,
        rules.notebook_is_numbered,
        rules.relevant_parts_are_named,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
    approval=Approval(
        by=(LEADER, OFFICE_HEAD),
        fields=("copy", "notebook", "pages", "purpose"),
        chosen=excerpt_approvers,
    ),
)
def excerpt(
    copy: Copy, *, notebook: str, pages: str, purpose: str, by: Person, at: datetime
) -> Excerpt:
    """Note what the borrower copied out by hand; it carries the level of its source.

    notebook: the number of the notebook; pages: from which pages.
    """
    taken = Excerpt.objects.create(
        copy=copy,
        label_id=copy.label_id,
        taker=by,
        notebook=notebook,
        pages=pages,
        purpose=purpose,
        approved_by=approver_of("carriers.copy.excerpted", copy),
        taken_at=at,
    )
    if EXCERPT.at(at) == "relevant_parts_checked_stamped":
        for keeper in holders_of(KEEPER.code, at):
            open_duty(CHECK, taken, keeper, at, None)
    return taken


@procedure(
    "carriers.excerpt.checked",
    _("审核摘抄并盖章"),
    by=KEEPER,
    cites=("BOR-03",),
    rules=(rules.excerpt_is_unchecked, rules.checker_is_another),
    signature=BY_SELF,
)
def check(excerpt: Excerpt, *, by: Person, at: datetime) -> Excerpt:
    """Check that an excerpt holds the relevant part alone, and stamp it."""
    excerpt.checked_by = by
    excerpt.checked_at = at
    excerpt.save()
    close_duties(CHECK, excerpt, at)
    return excerpt
