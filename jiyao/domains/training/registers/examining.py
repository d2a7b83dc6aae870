from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Attempt, Question
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PERSONNEL, SECRECY_OFFICE, STAFF
from jiyao.foundation.accounts.registers import BY_PERSON
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

register(
    Register(
        code="training.question",
        title=_("题库"),
        rows=lambda: Question.objects.select_related("course", "set_by"),
        action=Action.HANDLE,
        roles=(SECRECY_OFFICE, PERSONNEL),
        order=("since", "id"),
        begin="training.question.entered",
        level_of=lambda row: "",
        empty=_("这里列出各门课的试题，不显示答案。可以“录入试题”，或从 Excel、Word 导入。"),
        choices=(
            Choice("now", _("在用"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已停用"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("题干"), str, "title", opens=True),
            Column(_("题型"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("课程"), lambda row: row.course, code="course"),
            Column(_("录入人"), lambda row: row.set_by, code="by"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
        ),
    )
)

register(
    Register(
        code="training.attempt",
        title=_("考试记录"),
        rows=lambda: Attempt.objects.select_related("person__unit", "requirement__course"),
        search=BY_PERSON,
        action=Action.KNOW,
        roles=(STAFF,),
        order=("begun_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出参加过的考试和成绩。在“必修课程”里打开要考试的课，点“开始考试”。"),
        choices=(
            Choice("open", _("考试中"), lambda rows: rows.filter(closed_at__isnull=True)),
            Choice("timed-out", _("到时收卷"), lambda rows: rows.filter(timed_out=True)),
        ),
        columns=(
            Column(_("课程"), str, "title", opens=True),
            Column(_("人员"), lambda row: row.person),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("开始时间"), lambda row: row.begun_at, "time", code="begun"),
            Column(_("得分"), lambda row: row.score, "number", code="score"),
            Column(_("合格分数"), lambda row: row.pass_mark, "number", code="mark"),
            Column(_("结果"), lambda row: row.outcome, code="outcome"),
        ),
    )
)
