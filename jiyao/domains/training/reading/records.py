"""Training records out of rows: who, when, what, for how long, with which result (EDU-08)."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.training.models import TrainingRecord
from jiyao.domains.training.reckoning import minutes_of
from jiyao.foundation.imports.cells import Unclean, folded, plain, text
from jiyao.foundation.imports.dates import moment
from jiyao.foundation.imports.declarations import Fault, Field, Importer, Row
from jiyao.foundation.people.models import Person

FORM, RESULT = TrainingRecord.Form, TrainingRecord.Result
MOST_HOURS = 200


def person(cell: Any, people: dict[str, list[Any]]) -> list[Any]:
    """Return key and name of the one person whom a number or a name means."""
    found = people.get(folded(cell).upper(), [])
    if not found:
        raise Unclean(_("没有这个在册人员"))
    if len(found) > 1:
        raise Unclean(_("有 %d 个人同名，请写人员编号") % len(found))
    return [found[0].pk, found[0].name]


def day(cell: Any, around: Any) -> str:
    """Return a day of the past as ISO text."""
    found = moment(cell).date()
    if found > timezone.localdate():
        raise Unclean(_("日期在今天之后"))
    return found.isoformat()


def hours(cell: Any, around: Any) -> int:
    """Return hours as whole minutes."""
    try:
        found = minutes_of(Decimal(folded(cell).rstrip("学课小时")))
    except (InvalidOperation, ValueError, OverflowError) as fault:
        raise Unclean(_("学时应为数字，如 1.5")) from fault
    if not 0 < found <= 60 * MOST_HOURS:
        raise Unclean(_("学时应大于 0，不超过 %d") % MOST_HOURS)
    return found


def form(cell: Any, around: Any) -> str:
    """Return the form whose name stands in the cell."""
    said = plain(cell)
    found = next((f for f in FORM if said in (f.value, str(f.label), f"{f.label}学习")), None)
    if found is None:
        names = "、".join(str(each.label) for each in FORM)
        raise Unclean(_("形式应为：%(names)s") % {"names": names})
    return found.value


def result(cell: Any, around: Any) -> str:
    """Return the result whose name stands in the cell."""
    said = plain(cell)
    found = next((each for each in RESULT if said in (each.value, str(each.label))), None)
    if found is None:
        raise Unclean(_("结果应为参加、合格或不合格"))
    return found.value


FIELDS = (
    Field("person", gettext_lazy("人员"), person, ("人员编号", "工号", "姓名"), required=True),
    Field("day", gettext_lazy("日期"), day, ("培训日期", "时间", "培训时间"), required=True),
    Field("title", gettext_lazy("内容"), text(120), ("培训内容", "主题", "课程"), required=True),
    Field("form", gettext_lazy("形式"), form, ("培训形式", "方式"), required=True),
    Field("minutes", gettext_lazy("学时"), hours, ("课时", "小时"), required=True),
    Field("result", gettext_lazy("结果"), result, ("考核结果", "成绩")),
    Field("paper", gettext_lazy("依据"), text(80), ("备注", "签到表")),
)


def records_by(by: Person) -> Importer:
    """Return what judges the rows of a file of training records; nobody brings his own in."""

    def check(rows: list[Row], people: Any) -> list[Fault]:
        own = [row for row in rows if (row.get("person") or [0])[0] == by.pk]
        return [Fault(row.place, "person", _("不得登记自己的学时")) for row in own]

    return Importer(
        code="training.record",
        title=gettext_lazy("培训记录"),
        fields=FIELDS,
        prepare=prepare,
        check=check,
        write=lambda rows, source: [],
    )


def prepare(at: datetime) -> dict[str, list[Any]]:
    """Read the people by number and by name, in one query."""
    people: dict[str, list[Any]] = {}
    for each in Person.objects.filter(is_active=True).only("pk", "number", "name"):
        for name in {each.number.upper(), "".join(each.name.split()).upper()}:
            people.setdefault(name, []).append(each)
    return people
