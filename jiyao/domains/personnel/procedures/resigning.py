"""Resignation and transfer: opinions first, of the body that the setting names too (PER-09)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Opinion, Resignation
from jiyao.domains.personnel.procedures.opinions import AUTHORITY_COMES_LAST, SPEAK, TOLD, ask_for
from jiyao.domains.personnel.rules import resigning as rules
from jiyao.foundation.access.roles import HEAD, LEADER, PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import close_duties
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Approval, procedure
from jiyao.foundation.procedures.permits import approver_of
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "personnel.resignation.asked",
    _("申请辞职或调动"),
    by=STAFF,
    cites=("PER-09",),
    rules=(rules.he_has_not_asked_yet, rules.another_speaks_for_the_unit),
    signature=BY_SELF,
)
def ask_to_leave(
    *, kind_of: str, reason: str, to_where: str, head: Person, by: Person, at: datetime
) -> Resignation:
    """Ask to resign or to be transferred.

    kind_of: of Resignation.Kind; head: who speaks for the unit.
    """
    asked = Resignation.objects.create(
        person=by, kind_of=kind_of, reason=reason, to_where=to_where, circulated_at=at
    )
    ask_for(asked, str(asked), head, by, at)
    return asked


@procedure(
    "personnel.resignation.superior-answered",
    _("登记上级保密部门意见"),
    by=SECRECY_OFFICE,
    cites=("PER-09",),
    rules=(
        rules.resignation_is_open,
        rules.nobody_handles_his_own,
        rules.superior_has_not_answered,
    ),
)
def book_answer(
    resignation: Resignation, *, verdict: str, words: str, by: Person, at: datetime
) -> Resignation:
    """Note what the superior secrecy body answered. words: its name, the number, its opinion."""
    Opinion.objects.create(
        person=by,
        about=resignation.public_id,
        concerned=resignation.person,
        matter=str(resignation)[:120],
        stage=Opinion.Stage.AUTHORITY,
        place=AUTHORITY_COMES_LAST,
        verdict=verdict,
        words=words,
        given_by=by,
        given_at=at,
    )
    return resignation


def _told(resignation: Resignation, fields: dict[str, Any], at: datetime) -> list[str]:
    told = [f"{each.get_stage_display()}：{each.said}" for each in resignation.opinions]
    return [f"{resignation}：{resignation.to_where}", *told]


@procedure(
    "personnel.resignation.decided",
    _("办理辞职、调动审批"),
    by=PERSONNEL,
    cites=("PER-09",),
    rules=(
        rules.resignation_is_open,
        rules.nobody_handles_his_own,
        rules.offices_have_spoken_on_it,
        rules.superior_has_answered_where_asked,
        rules.nobody_objects_to_it,
    ),
    approval=Approval(by=(LEADER, HEAD), fields=("outcome",), effect=_told, told=TOLD),
)
def decide_resignation(
    resignation: Resignation, *, outcome: str, by: Person, at: datetime
) -> Resignation:
    """Agree to it or not. outcome: agreed or refused, of Resignation.Outcome."""
    resignation.outcome = outcome
    resignation.decided_at = at
    resignation.approved_by = approver_of("personnel.resignation.decided", resignation)
    resignation.save()
    for opinion in resignation.opinions.still_open():
        close_duties(SPEAK, opinion, at)
    return resignation
