from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Attendance, StudySession
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def add_mine(rows: list[Any], person: PersonFacts) -> None:
    """Add to each session how the person's own attendance was, in one query."""
    own = Attendance.objects.visible_to(person, Action.KNOW).filter(person=person.person_id)
    found = {row.session_id: row.get_state_display() for row in own.filter(session__in=rows)}
    for row in rows:
        row.mine = found.get(row.pk, "")


register(
    Register(
        code="training.session",
        title=_("学习活动"),
        rows=lambda: StudySession.objects.select_related("unit"),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("begins_at", "id"),
        begin="training.session.planned",
        paper="training.sessions",
        level_of=lambda row: "",
        enrich=add_mine,
        empty=_("这里列出安排和举行过的集体学习。保密办“安排学习”，举行后登记考勤，学时自动记入。"),
        choices=(Choice("planned", _("计划中"), lambda rows: rows.planned()),),
        columns=(
            Column(_("时间"), lambda row: row.begins_at, "time"),
            Column(_("主题"), str, "title", opens=True),
            Column(_("形式"), lambda row: row.get_form_display(), code="form"),
            Column(_("参加范围"), lambda row: row.unit or _("全体人员"), code="unit"),
            Column(_("地点"), lambda row: row.place, code="place"),
            Column(_("学时"), lambda row: in_hours(row.minutes), "number", code="hours"),
            Column(_("状态"), lambda row: row.state, code="state"),
            Column(_("我的考勤"), lambda row: row.mine, code="mine"),
        ),
    )
)
