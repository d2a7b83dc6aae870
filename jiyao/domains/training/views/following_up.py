"""The pages of a newcomer's guiding: the plan, and each step to be signed by two."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from jiyao.domains.training.models import FollowUp, FollowUpStep
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact


def follow_up(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the plan to the newcomer, the supervisor and the offices."""
    rows = FollowUp.objects.select_related("person__unit", "supervisor", "set_by")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("新进人员"), record.person),
        Fact(_("部门"), record.person.unit),
        Fact(_("主管"), record.supervisor),
        Fact(_("到岗日期"), record.entered_on),
        Fact(_("制定人"), record.set_by),
        Fact(_("制定时间"), record.begun_at),
    ]
    steps = FollowUpStep.objects.visible_to(request.facts, Action.KNOW).filter(follow_up=record)
    found = list(steps.order_by("due_at", "pk"))
    done = sum(1 for step in found if step.confirmed_at)
    words = {"done": done, "all": len(found)}
    standing = [Fact(_("进度"), _("%(done)d / %(all)d 步") % words)]
    return plain_page(request, record, str(record), facts, standing, [_steps(found)])


def step(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one step with both signatures."""
    rows = FollowUpStep.objects.select_related("person__unit", "supervisor", "follow_up__person")
    record = open_record(request, rows, ref)
    facts = [
        Fact(_("新进人员"), record.person, url=record.follow_up.get_absolute_url()),
        Fact(_("主管"), record.supervisor),
        Fact(_("辅导情况"), record.remark),
        Fact(_("主管签字"), record.guided_at),
        Fact(_("本人签字"), record.confirmed_at),
    ]
    standing = [Fact(_("状态"), record.state), Fact(_("期限"), record.due_at)]
    return plain_page(request, record, str(record), facts, standing)


def _steps(found: list[FollowUpStep]) -> Section:
    lines = [(s.due_at, s.title, s.state, s.get_absolute_url()) for s in found]
    heads = [(_("期限"), "time"), (_("辅导内容"), "title"), (_("状态"), "text")]
    return section(_("辅导步骤"), heads, lines, _("计划里没有步骤。"))
