from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course, Requirement
from jiyao.domains.training.models.requirements import OPEN
from jiyao.domains.training.reckoning import in_hours
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.course",
        title=_("培训课程"),
        rows=lambda: Course.objects.all(),
        action=Action.KNOW,
        roles=(STAFF,),
        order=("since", "id"),
        begin="training.course.set-up",
        level_of=lambda row: "",
        empty=_("这里列出各类岗位必修的课程。保密办“开设课程”后，任这类岗位的人就须学习。"),
        choices=(
            Choice("now", _("在开"), lambda rows: rows.holding_at(timezone.now())),
            Choice(
                "examined",
                _("要考试"),
                lambda rows: rows.exclude(ending=Course.Ending.ATTENDED),
            ),
            Choice("ended", _("已停开"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("课程"), str, "title", opens=True),
            Column(_("内容类别"), lambda row: row.get_part_display(), code="part"),
            Column(_("必修人员"), lambda row: row.audience, "title", code="audience"),
            Column(_("学时"), lambda row: in_hours(row.minutes), "number", code="hours"),
            Column(_("结业方式"), lambda row: row.get_ending_display(), code="ending"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
        ),
    )
)

register(
    Register(
        code="training.requirement",
        title=_("必修课程"),
        rows=lambda: Requirement.objects.select_related("person__unit", "course"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("opened_at", "id"),
        begin="training.requirement.assigned",
        level_of=lambda row: "",
        empty=_("这里列出谁须学哪门课、到什么时候。任岗后按岗位自动提出，保密办也可以指定。"),
        choices=(
            Choice("open", _("待完成"), lambda rows: rows.filter(OPEN)),
            Choice(
                "late",
                _("超期"),
                lambda rows: rows.filter(OPEN, due_at__lt=timezone.now()),
            ),
            Choice("met", _("已完成"), lambda rows: rows.filter(met_at__isnull=False)),
        ),
        columns=(
            Column(_("课程"), str, "title", opens=True),
            Column(_("人员"), lambda row: row.person),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("状态"), lambda row: row.state_at(timezone.now()), code="state"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: not row.is_open,
            ),
            Column(_("完成时间"), lambda row: row.met_at, "time", code="met"),
            Column(_("有效至"), lambda row: row.good_until, "time", code="good"),
        ),
    )
)
