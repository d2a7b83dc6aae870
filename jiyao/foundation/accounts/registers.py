from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import SECURITY, SYSTEM
from jiyao.foundation.accounts.attempts import locked_numbers
from jiyao.foundation.accounts.models import Roster
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import Searched, searched

PEOPLE = searched(Person, numbers=("number",), words=("name", "pinyin"))
# How registers of rows about one person are searched: by whom they are about.
BY_PERSON: dict[str, tuple[Searched, ...]] = {"person": (PEOPLE,)}


def _state(person: Person) -> str:
    if getattr(person, "is_locked_out", False):
        return _now("登录已锁定")
    return _now("在册") if person.is_active else _now("已停用")


def _add_lock_outs(rows: list[Any], person: PersonFacts) -> None:
    """Add who cannot sign in now, for who lets them in again."""
    locked = locked_numbers(timezone.now()) if SYSTEM.code in person.roles else []
    for row in rows:
        row.is_locked_out = row.is_active and row.number in locked


register(
    Register(
        code="people.person",
        title=_("人员"),
        rows=lambda: Person.objects.select_related("unit"),
        action=Action.KNOW,
        roles=(SYSTEM, SECURITY),
        order=("number",),
        search={"id": (PEOPLE,)},
        begin="people.person.enrolled",
        enrich=_add_lock_outs,
        empty=_("这里列出本单位人员。系统管理员“新增人员”后，人员就会出现在这里。"),
        choices=(
            Choice("active", _("在册"), lambda rows: rows.filter(is_active=True)),
            Choice("removed", _("已停用"), lambda rows: rows.filter(is_active=False)),
        ),
        columns=(
            Column(
                _("人员编号"), lambda p: p.number, "code", opens=True, code="number", sort="number"
            ),
            Column(_("姓名"), lambda p: p.name, code="name", sort="pinyin"),
            Column(_("部门"), lambda p: p.unit, code="unit"),
            Column(_("职务"), lambda p: p.position, code="position"),
            Column(_("状态"), _state, code="state"),
        ),
        level_of=lambda person: "none",
    )
)

register(
    Register(
        code="people.roster",
        title=_("人员名册导入"),
        rows=lambda: Roster.objects.select_related("uploaded_by"),
        action=Action.KNOW,
        roles=(SYSTEM,),
        order=("uploaded_at", "id"),
        begin="people.roster.uploaded",
        empty=_("这里列出从 Excel 导入的人员名册。系统管理员“导入人员名册”后会出现在这里。"),
        choices=(Choice("open", _("待确认"), lambda rows: rows.open()),),
        columns=(
            Column(_("文件"), lambda row: row.file_name, "title", opens=True),
            Column(_("状态"), lambda row: row.state, "badge", code="state"),
            Column(_("可导入"), lambda row: row.good, "number", code="good"),
            Column(_("不导入"), lambda row: row.faulty, "number", code="faulty"),
            Column(_("已写入"), lambda row: row.written, "number", code="written"),
            Column(_("上传人"), lambda row: row.uploaded_by, "person", code="by"),
            Column(_("上传时间"), lambda row: row.uploaded_at, "time", code="at"),
        ),
        level_of=lambda row: "none",
    )
)
