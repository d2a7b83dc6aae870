"""Rows of a list of people and units: who is new, and which units they bring (SYS-01, SYS-02)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.foundation.imports.cells import Unclean, folded, text
from jiyao.foundation.imports.declarations import Fault, Field, Importer, Row
from jiyao.foundation.people.models import Circle, Person

NUMBER = re.compile(r"[A-Za-z0-9-]{1,32}")


@dataclass
class House:
    """Who and which units there are: number → name, unit → the names of the units above it."""

    people: dict[str, str]
    units: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def above(self, unit: str, parent: str | None) -> str:
        """Return the name of the unit above; empty for none. Raises Unclean when several fit."""
        known = self.units.get(unit, set())
        if parent is None and len(known) > 1:
            raise Unclean(_("有 %d 个同名部门，请写上级部门") % len(known))
        return parent if parent is not None else next(iter(known), "")


def number(cell: Any, house: House) -> str:
    """Return a number of a person as the register spells it."""
    found = folded(cell)
    if NUMBER.fullmatch(found) is None:
        raise Unclean(_("编号只用字母、数字和连字符，不超过 32 个"))
    return found


def prepare(at: datetime) -> House:
    """Read the people and the units, in two queries."""
    house = House(dict(Person.objects.values_list("number", "name")))
    rows = Circle.objects.filter(kind_of=Circle.Kind.UNIT)
    for name, parent in rows.values_list("name", "parent__name"):
        house.units[name].add(parent or "")
    return house


def check(rows: list[Row], house: House) -> list[Fault]:
    """Return who is there already or twice, and which units are not clear."""
    for row in rows:
        if row.get("unit") and row.get("parent"):
            house.units[row.get("unit")].add(row.get("parent"))
    return [*_known(rows, house), *_twice(rows), *_unclear(rows, house)]


def _known(rows: Iterable[Row], house: House) -> Iterator[Fault]:
    for row in rows:
        name = house.people.get(row.get("number") or "")
        if name is not None:
            same = name == row.get("name")
            words = _("已在册，不再新增") if same else _("这个编号已是另一个人的")
            yield Fault(row.place, "number", words)


def _twice(rows: Iterable[Row]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in rows:
        place = first.setdefault(row.get("number") or str(row.place), row.place)
        if place != row.place:
            yield Fault(row.place, "number", _("与第 %d 行的编号相同") % place)


def _unclear(rows: Iterable[Row], house: House) -> Iterator[Fault]:
    for row in rows:
        unit, parent = row.get("unit"), row.get("parent")
        if unit and unit == parent:
            yield Fault(row.place, "parent", _("上级部门就是本部门"))
        elif parent and len(house.units.get(parent, ())) > 1:
            yield Fault(row.place, "parent", _("有几个部门叫这个名称，请先新设部门"))
        elif unit:
            try:
                house.above(unit, parent)
            except Unclean as fault:
                yield Fault(row.place, "unit", str(fault))


PEOPLE = Importer(
    code="people.person",
    title=gettext_lazy("人员和部门"),
    fields=(
        Field("number", gettext_lazy("人员编号"), number, ("编号", "工号"), required=True),
        Field("name", gettext_lazy("姓名"), text(60), required=True),
        Field("unit", gettext_lazy("部门"), text(80), ("所在部门", "处室", "单位"), required=True),
        Field("parent", gettext_lazy("上级部门"), text(80), ("上级单位",)),
        Field("position", gettext_lazy("职务"), text(60), ("岗位", "职务职级")),
    ),
    prepare=prepare,
    check=check,
    write=lambda rows, source: [],
)


def new_units(rows: Iterable[dict[str, Any]], at: datetime) -> list[tuple[str, str]]:
    """Return the units that rows bring, each after the unit above it, as name and that name."""
    house, found = prepare(at), dict[tuple[str, str], None]()
    for values in sorted(rows, key=lambda row: not row.get("parent")):
        unit, parent = values["unit"], values.get("parent")
        above = house.above(unit, parent)
        if above and above not in house.units:
            house.units[above].add("")
            found[above, ""] = None
        if above not in house.units[unit]:
            house.units[unit].add(above)
            found[unit, above] = None
    return list(found)
