"""Reasons not to decide a request."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.binding import rows_in
from jiyao.foundation.procedures.naming import seats_of
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.foundation.procedures.models import Permit


@rule("SYS-02")
def request_is_under_way(permit: "Permit") -> Refusal | None:
    if permit.state == permit.State.OPEN:
        return None
    return Refusal(
        _("此申请现在是“%(state)s”，不再审批") % {"state": permit.get_state_display()},
        _("请刷新待签列表"),
    )


@rule("SYS-02")
def request_is_undecided(permit: "Permit") -> Refusal | None:
    if permit.is_undecided:
        return None
    return Refusal(_("此申请已经处理"), _("请刷新页面"))


@rule("SYS-06")
def approver_is_not_the_requester(permit: "Permit", by: "Person") -> Refusal | None:
    if permit.asked_by_id != by.pk:
        return None
    return Refusal(_("不得批准本人的申请"), _("请由其他有权人员批准"))


@rule("SYS-06")
def approver_does_not_get_it(permit: "Permit", by: "Person") -> Refusal | None:
    people = rows_in(permit.bound, Person).values()
    if by.public_id.hex not in {person["ref"] for person in people}:
        return None
    return Refusal(
        _("此申请批的是您本人的事，不得由本人批准"),
        _("请退回机要室或申请人，另请其他有权人员批准"),
    )


@rule("SYS-06")
def approver_has_not_decided_before(permit: "Permit", by: "Person", at: datetime) -> Refusal | None:
    step, heard = permit.open_step(), permit.have_decided()
    mine = [seat for seat in seats_of(step, at) if seat.person_id == by.pk] if step else []
    if by.pk not in heard and not any(seat.people & heard for seat in mine):
        return None
    return Refusal(
        _("您、您的代理人或委托人已经审批过此申请，同一申请不得由一人审批两次"),
        _("请由其他有权人员审批"),
    )


@rule("SYS-02")
def approver_has_the_authority(permit: "Permit", by: "Person", at: datetime) -> Refusal | None:
    step = permit.open_step()
    if step is None or by.pk in {seat.person_id for seat in seats_of(step, at)}:
        return None
    return Refusal(_("您的角色或涉密等级无权批准此事项，或还没有轮到您"), _("请由有权人员批准"))


@rule("SYS-02")
def request_is_as_shown(permit: "Permit", seen: tuple[str, ...]) -> Refusal | None:
    if not seen or permit.mark in seen:
        return None
    return Refusal(_("申请内容在您打开页面以后已经补正"), _("请看过新的内容再决定"))


@rule("SYS-02")
def level_is_as_asked(permit: "Permit") -> Refusal | None:
    if permit.has_its_level:
        return None
    return Refusal(_("该件的密级在申请以后已经改变"), _("请退回补正，按新的密级重新审批"))


@rule("SYS-02")
def requester_withdraws(permit: "Permit", by: "Person") -> Refusal | None:
    if permit.asked_by_id == by.pk:
        return None
    return Refusal(_("只有申请人可以撤回"))
