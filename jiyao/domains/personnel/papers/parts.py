"""Parts that the forms of personnel share: fields, ticks, the row of opinions."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.paper.parts import full_day
from jiyao.foundation.people.models import Person

FORM = "domains/personnel/templates/personnel/form.typ"


def in_pairs(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the fields, two a line: one without a partner before a wide one becomes wide."""
    place = 0
    for each, following in zip(fields, [*fields[1:], {"wide": True}], strict=True):
        if not each["wide"] and place == 0 and following["wide"]:
            each["wide"] = True
        place = 0 if each["wide"] else 1 - place
    return fields


def table(title: Any, headings: list[Any], widths: list[int], rows: list[Any]) -> dict[str, Any]:
    """Return a table of a form, its columns as wide as these shares."""
    lines = [[str(value or "") for value in row] for row in rows]
    named = [str(heading) for heading in headings]
    return {"title": str(title), "headings": named, "widths": widths, "rows": lines}


def said(name: Any, words: Any = "", by: Any = "", at: Any = None) -> dict[str, str]:
    """Return one box of opinion: what was said by whom and when, or room for the pen."""
    return {"name": str(name), "words": str(words), "by": str(by or ""), "day": full_day(at)}


def opinions_on(record: Any) -> list[dict[str, str]]:
    """Return the boxes of the offices on a record, empty where nothing was said yet."""
    found = list(record.opinions)
    if not found:
        stages = (_("本部门意见"), _("人事部门意见"), _("保密办意见"))
        return [said(stage) for stage in stages]
    return [_box(opinion) for opinion in found]


def _box(opinion: Any) -> dict[str, str]:
    name = opinion.get_stage_display()
    if opinion.given_at is None:
        return said(name)
    return said(name, opinion.said, opinion.given_by, opinion.given_at)


def approval_of(
    name: Any, decided: str, words: str, by: Person | None, at: datetime | None
) -> dict[str, str]:
    """Return the box of who approves, empty while nothing is decided."""
    parts = [part for part in (decided, words) if part]
    return said(name, "　".join(parts), by, at) if at else said(name)
