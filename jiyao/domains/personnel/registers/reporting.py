from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models.posts import CORE, GENERAL, IMPORTANT
from jiyao.domains.personnel.masking import masked
from jiyao.domains.personnel.models import PersonFile, RollReport
from jiyao.domains.personnel.roll import add_roll, category, highest, posts, trained
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import PEOPLE_OFFICES
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def _between(least: int, below: int | None = None) -> Any:
    return lambda rows: rows.in_classified_post(timezone.now(), least, below)


register(
    Register(
        code="personnel.roll",
        title=_("涉密人员上报名册"),
        rows=lambda: PersonFile.objects.in_classified_post(timezone.now()).select_related(
            "person__unit"
        ),
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("opened_at", "id"),
        level_of=lambda row: "",
        paper="personnel.roll",
        enrich=add_roll,
        empty=_("这里按上报格式列出在涉密岗位的人员，可以打印和导出。有人上岗后会出现。"),
        choices=(
            Choice("core", _("核心"), _between(CORE)),
            Choice("important", _("重要"), _between(IMPORTANT, CORE)),
            Choice("general", _("一般"), _between(GENERAL, IMPORTANT)),
        ),
        columns=(
            Column(_("编号"), lambda row: row.person.number, "code", code="number"),
            Column(_("姓名"), lambda row: row.person, opens=True),
            Column(_("性别"), lambda row: row.identity.get_gender_display(), code="sex"),
            Column(_("涉密类别"), category, code="category"),
            Column(_("政治面貌"), lambda row: row.identity.political, code="political"),
            Column(_("部门"), lambda row: row.person.unit, code="unit"),
            Column(_("职务"), lambda row: row.person.position, code="position"),
            Column(_("岗位"), posts, "title", code="posts"),
            Column(_("接触最高密级"), highest, code="highest"),
            Column(_("任岗日期"), lambda row: _day(row.in_post_since), code="since"),
            Column(
                _("身份证号"),
                lambda row: masked(row.identity.identity_number),
                code="id",
                shown=False,
            ),
            Column(
                _("联系电话"), lambda row: masked(row.identity.phone), code="phone", shown=False
            ),
            Column(
                _("参加工作"), lambda row: row.stated.working_since, code="working", shown=False
            ),
            Column(_("承诺书"), lambda row: _day(row.pledged), code="pledged", shown=False),
            Column(_("培训合格证"), trained, code="trained", shown=False),
        ),
    )
)

register(
    Register(
        code="personnel.report",
        title=_("涉密人员年度报备"),
        rows=lambda: RollReport.objects.all(),
        action=Action.HANDLE,
        roles=PEOPLE_OFFICES,
        order=("due_at", "id"),
        level_of=lambda row: "",
        empty=_("这里列出每年向上级报备涉密岗位和人员的情况。年初自动开列。"),
        choices=(
            Choice("open", _("未报送"), lambda rows: rows.filter(sent_on=None), counted=True),
        ),
        columns=(
            Column(_("年度"), lambda row: row.year, "code", opens=True),
            Column(_("报送机关"), lambda row: row.recipient, "title", code="recipient"),
            Column(_("文号"), lambda row: row.number, code="number"),
            Column(_("报送日期"), lambda row: row.sent_on, code="sent"),
            Column(_("上报人数"), lambda row: row.people, "number", code="people"),
            Column(
                _("期限"),
                lambda row: row.due_at,
                "due",
                code="due",
                closed=lambda row: row.sent_on is not None,
            ),
        ),
    )
)
