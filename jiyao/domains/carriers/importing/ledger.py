"""The importer of the old register of incoming documents (收文登记簿): DOC-01, DOC-15, DOC-22."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.importing import cells
from jiyao.domains.carriers.importing.checks import ceiling_weight, check, what_is_not_kept
from jiyao.domains.carriers.importing.writing import withdraw, write
from jiyao.domains.carriers.models import CarrierKind
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.foundation.access.models import Level
from jiyao.foundation.imports.cells import text, whole
from jiyao.foundation.imports.declarations import Field, Importer, Joined, importer
from jiyao.foundation.people.models import Person


@dataclass(frozen=True)
class Around:
    """What cleaning and checking look up, read once: levels, kinds and people by their names.

    ceiling: the weight of the handling ceiling; years: the longest period by level; at: now.
    """

    at: datetime
    levels: dict[str, list[Any]]
    kinds: dict[str, Any]
    people: dict[str, list[Any]]
    ceiling: int
    years: dict[int, int]


def prepare(at: datetime) -> Around:
    """Read what the rows of a ledger may name. As many queries for any ledger."""
    levels: dict[str, list[Any]] = {}
    years = {}
    for level in Level.objects.select_related("scheme"):
        levels.setdefault(str(level), []).append(level)
        years[level.pk] = LONGEST_YEARS.at(at, level)
    people: dict[str, list[Any]] = {}
    for person in Person.objects.filter(is_active=True).only("pk", "number", "name"):
        for name in {person.number.upper(), "".join(person.name.split())}:
            people.setdefault(name, []).append(person)
    return Around(
        at=timezone.localtime(at),
        levels=levels,
        kinds={kind.name: kind for kind in CarrierKind.objects.all()},
        people=people,
        ceiling=ceiling_weight(at),
        years=years,
    )


importer(
    Importer(
        code="carriers.document",
        key="number",
        title=_("收文登记簿"),
        prepare=prepare,
        check=check,
        withhold=what_is_not_kept,
        write=write,
        withdraw=withdraw,
        fields=(
            Field(
                "number", _("收文号"), cells.number, required=True,
                aliases=("收文编号", "编号", "登记号", "收文登记号", "顺序号"),
            ),
            Field(
                "received_at", _("收文日期"), cells.past_moment, required=True,
                aliases=("收文时间", "收到日期", "日期", "来文日期", "登记日期"),
            ),
            Field(
                "level", _("密级"), cells.level, required=True, steady=True,
                aliases=("密级期限", "密级和保密期限", "密级及期限", "秘密等级", "密别"),
                help=_("可连保密期限，如 机密★20年"),
            ),
            Field("period", _("保密期限"), text(30), aliases=("期限", "密期")),
            Field(
                "sender", _("来文机关"), text(120), required=True, steady=True,
                aliases=("来文单位", "发文机关", "发文单位", "来文部门"),
            ),
            Field(
                "sender_number", _("来文字号"), text(80),
                aliases=("文号", "来文号", "发文字号", "原文号", "文件号", "字号"),
            ),
            Field(
                "title", _("标题"), text(200),
                aliases=("文件标题", "文件名称", "题名", "来文标题", "事由", "文件题目"),
            ),
            Field(
                "code_title", _("代号标题"), text(40), aliases=("代号", "代称"),
                help=_("高于处理上限的件只登记代号标题"),
            ),
            Field(
                "counted", _("份数"), whole(999, least=1), aliases=("件数", "数量"),
                joined=Joined.SHARE,
            ),
            Field(
                "copies", _("份号"), cells.copy_numbers, aliases=("份号范围", "序号范围"),
                joined=Joined.SHARE,
                help=_("001-005，或 001、003；空着的从 001 起"),
            ),
            Field(
                "holders", _("持有人"), cells.holders, joined=Joined.LINE,
                aliases=("领取人", "现持有人", "承办人", "保管人", "签收人", "去向"),
                help=_("姓名或人员编号；空着的在机要室"),
            ),
            Field(
                "taken_at", _("领取日期"), cells.past_moment, aliases=("送阅日期", "领取时间"),
                joined=Joined.LINE,
            ),
            Field(
                "due_on", _("应还日期"), cells.any_day, steady=True, joined=Joined.LINE,
                aliases=("归还期限", "应退日期", "退还期限"),
                help=_("有持有人的件须有应还日期"),
            ),
            Field("amount", _("每份页数"), whole(99999, least=1), aliases=("页数", "张数")),
            Field("kind", _("载体种类"), cells.kind, steady=True, aliases=("载体", "介质", "类型")),
            Field(
                "note", _("备注"), text(300), aliases=("附注", "说明", "办理情况"),
                joined=Joined.LINE,
            ),
        ),
    )
)  # fmt: skip
