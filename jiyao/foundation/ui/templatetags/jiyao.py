"""Tags and filters of our templates; loaded everywhere as a builtin."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.base import render_value_in_context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiyao.foundation.ui.clauses import grounds as standing
from jiyao.foundation.ui.clauses import name_of
from jiyao.foundation.ui.navigation import DRAWINGS, url_or_blank
from jiyao.foundation.ui.parts import Cell
from jiyao.foundation.ui.telling import title_behind

register = template.Library()

LONG = 14
WEIGHTS = ((50, "top"), (40, "confidential"), (30, "secret"), (20, "company"), (10, "internal"))


@register.simple_tag
def mark(label: Any, period: str = "", size: str = "") -> SafeString:
    """Show the mark of a label or a level, with its period; size: "large" on a record's head."""
    if not label:
        return SafeString("")
    level = getattr(label, "level", label)
    name = next((name for least, name in WEIGHTS if level.weight >= least), "plain")
    return _drawn(str(level.mark(period)), name, size)


@lru_cache(maxsize=DRAWINGS)
def _drawn(text: str, weight: str, size: str) -> SafeString:
    """Draw a mark: each row of a page has one and few differ, so each is drawn once a process."""
    return render_to_string("ui/mark.html", {"text": text, "weight": weight, "size": size})


@register.simple_tag(takes_context=True)
def plain(context: template.Context, cell: Cell) -> SafeString:
    """Show a cell of mere text; what is long may take several lines.

    Without a template: a page has a hundred of them, which took half the time of its drawing.
    """
    shown = SafeString(render_value_in_context("" if cell.value is None else cell.value, context))
    long = " is-long" if cell.kind == "text" and len(shown) > LONG else ""
    inside = format_html('<a href="{}" data-open>{}</a>', cell.url, shown) if cell.url else shown
    return format_html('<td class="is-{}{}">{}</td>', cell.kind, long, inside)


@register.simple_tag(takes_context=True)
def titled(context: template.Context, tags: str) -> str:
    """The title of the record that a message is about, as far as who reads may see it."""
    return title_behind(tags or "", getattr(context["request"], "facts", None))


@register.inclusion_tag("ui/clause.html")
def clause(code: str) -> dict[str, str]:
    """Show the name of a clause and, small, its id; as a link when the clauses have pages here."""
    return {"code": code, "name": name_of.get(code, ""), "url": url_or_blank("clause", (code,))}


@register.inclusion_tag("ui/grounds.html", takes_context=True)
def grounds(context: template.Context, codes: tuple[str, ...]) -> dict[str, Any]:
    """Show on which articles a refusal stands, as people know them, each a link to its clause."""
    places = standing(codes, context.get("own_articles") or {})
    return {
        "places": [
            {"words": words, "name": name_of.get(code, ""), "url": url_or_blank("clause", (code,))}
            for words, code in places.items()
        ]
    }


@register.inclusion_tag("ui/due.html")
def due(at: datetime | None, now: datetime, closed: bool = False) -> dict[str, Any]:
    """Show a time limit; a passed one stands out unless the thing is closed.

    Of one in another year the day is enough.
    """
    late = "" if closed else overdue(at, now)
    soon = bool(at and not late and not closed and _days(now, at) == 0)
    day = timezone.localdate(at) if at else None
    far = day is not None and day.year != timezone.localdate(now).year
    return {"at": at, "now": now, "late": late, "soon": soon, "shown": day if far else at}


@register.filter
def when(at: datetime | date | None, now: datetime | None = None) -> str:
    """Return a local date and time such as 11月21日 17:30, with the year if it is not this one.

    What is from or until midnight exactly is from or until a day.
    """
    if at is None:
        return ""
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    this_year = local.year == timezone.localtime(now).year
    pattern = "n月j日" if this_year else "Y年n月j日"
    timed = isinstance(local, datetime) and local.time() != time.min
    return date_format(local, f"{pattern} H:i" if timed else pattern)


@register.filter
def overdue(at: datetime | None, now: datetime | None = None) -> str:
    """Return how long a time limit has passed, such as 超期 1 天; nothing when it has not."""
    now = now or timezone.now()
    if at is None or at >= now:
        return ""
    days = _days(at, now)
    if days:
        return _("超期 %d 天") % days
    return _("超期 %d 小时") % max(1, int((now - at).total_seconds() // 3600))


@register.filter
def minutes(length: timedelta) -> int:
    """Return a length of time in whole minutes."""
    return int(length.total_seconds() // 60)


@register.filter
def possible(available: list[Any]) -> list[Any]:
    """Return the procedures that nothing stands against."""
    return [each for each in available if not each.refusals]


@register.filter
def mending(available: list[Any]) -> list[Any]:
    """Return what is possible and only mends what was booked wrongly, nothing asked for yet."""
    return [each for each in possible(available) if _only_mends(each)]


def _only_mends(each: Any) -> bool:
    return each.procedure.mends and not (each.needed and each.needed.requests)


@register.simple_tag(takes_context=True)
def in_order(context: template.Context) -> list[Any]:
    """Return what else is possible of `available`, the one that `comes_next` on the page first."""
    found = [each for each in possible(context["available"]) if not _only_mends(each)]
    return sorted(found, key=lambda each: each.procedure.code != context.get("comes_next"))


@register.filter
def not_possible(available: list[Any]) -> list[Any]:
    """Return the procedures that something stands against."""
    return [each for each in available if each.refusals]


@register.simple_tag
def sections(form: BaseForm) -> list[tuple[str, list[BoundField]]]:
    """Return the visible fields by `form.sections` (title, names), or all under no title."""
    declared = getattr(form, "sections", ())
    parts = [(title, [form[n] for n in names if n in form.fields]) for title, names in declared]
    placed = {field.name for _title, fields in parts for field in fields}
    rest = [field for field in form.visible_fields() if field.name not in placed]
    return [part for part in (*parts, ("", rest)) if part[1]]


@register.filter
def touched(fields: list[BoundField]) -> bool:
    """Whether one of the fields was filled in or is wrong."""
    return any(field.form.is_bound and (field.data or field.errors) for field in fields)


@register.simple_tag
def focused(form: BaseForm, read_first: Any = None, anew: str = "") -> str:
    """Return the name of the field where the cursor goes: the first wrong as shown, else the first.

    anew: the field that what was refused is about, when it is about one.

    None in a form that stands below what is to be read first: a record, what is known of it
    (read_first), or what has come of it.
    """
    shown = (field for _title, fields in sections(form) for field in fields)
    able = [field for field in shown if not field.field.disabled]
    below = form.is_bound or bool(read_first) or getattr(form, "on_the_record", False)
    found = [field for field in able if field.errors] or ([] if below else able)
    return found[0].name if found else anew


@register.simple_tag
def widget(field: BoundField, focus: str = "") -> SafeString:
    """Return the field's widget, with the cursor in it when it is the one named `focus`."""
    return field.as_widget(attrs={"autofocus": True} if field.name == focus else None)


def _days(start: datetime, end: datetime) -> int:
    return (timezone.localtime(end).date() - timezone.localtime(start).date()).days
