from contextlib import suppress
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.accounts.models import Roster
from jiyao.foundation.accounts.procedures.rosters import staged_in
from jiyao.foundation.accounts.rosters import new_units
from jiyao.foundation.boards.pages import open_row, plain_page
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.people.models import Person
from jiyao.foundation.ui.parts import Fact

SHOWN = 100


def roster(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show the dry run of a list of people, or who came of it."""
    rows = Roster.objects.select_related("uploaded_by")
    record = open_row(request, "people.roster", rows, ref)
    facts = [
        Fact(_("文件"), record.file_name),
        Fact(_("上传人"), record.uploaded_by),
        Fact(_("上传时间"), record.uploaded_at),
        Fact(_("说明"), _("导入的人没有口令，不能登录；由系统管理员逐人“设定初始口令”")),
    ]
    standing = [
        Fact(_("状态"), record.state),
        Fact(_("可导入"), _("%d 人") % record.good),
        Fact(_("不导入"), _("%d 行") % record.faulty),
    ]
    if record.written is not None:
        standing.append(Fact(_("已写入"), _("%d 人") % record.written))
    sections = [
        _faults(record),
        *(_preview(record) if record.closed_at is None else [_came(record)]),
    ]
    return plain_page(request, record, str(record), facts, standing, sections)


def _faults(record: Roster) -> Section:
    lines = [(*fault, "") for fault in record.faults[:SHOWN]]
    heads = [(_("行"), "number"), (_("栏目"), "text"), (_("问题"), "words")]
    return section(_("不导入的行"), heads, lines, _("没有发现问题。"))


def _preview(record: Roster) -> list[Section]:
    rows: list[Any] = []
    with suppress(InvalidTag):
        rows = staged_in(record)
    units = new_units([values for _place, values in rows], timezone.now())
    heads = [(_("部门"), "text"), (_("上级部门"), "title")]
    founded = section(
        _("将要新设的部门"), heads, [(*unit, "") for unit in units], _("没有新部门。")
    )
    lines = [
        (n, v["number"], v["name"], v["unit"], v.get("position", ""), "") for n, v in rows[:SHOWN]
    ]
    heads = [
        *((_("行"), "number"), (_("人员编号"), "code"), (_("姓名"), "text")),
        *((_("部门"), "text"), (_("职务"), "title")),
    ]
    title = _("将要新增的前 %d 人") % SHOWN if record.good > SHOWN else _("将要新增的人员")
    return [founded, section(title, heads, lines, _("没有可导入的行。"))]


def _came(record: Roster) -> Section:
    rows = Person.objects.filter(number__in=record.numbers).select_related("unit")
    lines = [
        (each.number, each.name, each.unit, _account(each), each.get_absolute_url())
        for each in rows.order_by("number")[:SHOWN]
    ]
    heads = [
        *((_("人员编号"), "code"), (_("姓名"), "text")),
        *((_("部门"), "text"), (_("帐号"), "badge")),
    ]
    return section(_("由此新增的人员"), heads, lines, _("没有新增人员。"))


def _account(person: Person) -> str:
    if not person.is_active:
        return _("已停用")
    return _("已有口令") if person.has_usable_password() else _("待设口令")
