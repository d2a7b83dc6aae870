"""What the page of a register shows, made of its declaration and the state of the address."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.procedures.tools import tool
from jiyao.foundation.registers.declarations import Column
from jiyao.foundation.registers.listing import Listing, count
from jiyao.foundation.registers.models import SavedView
from jiyao.foundation.registers.paging import Page
from jiyao.foundation.registers.state import State
from jiyao.foundation.ui import parts

COUNTED, COUNTED_FOUND = 500, 100
# How many rows one printed volume of a register holds.
PRINTED = 1000


def context_of(listing: Listing, page: Page) -> dict[str, Any]:
    """Return the names that `ui/layouts/register.html` uses."""
    state = listing.state
    register, path = state.register, reverse("register", args=[state.register.code])
    counted = str(len(page.rows)) if page.is_all else how_many(listing)
    here = f"{path}{state.query()}{'&' if state.query() else '?'}"
    return {
        "title": register.title,
        "columns": [_head(state, path, column) for column in state.columns],
        "rows": [row_of(state.columns, row) for row in page.rows],
        "filters": _filters(listing, path),
        "tools": [
            *register.beside(listing.person),
            *filter(None, [tool(register.begin, listing.person)]),
        ],
        "paper": _paper(state) if page.rows else None,
        "volumes": _volumes(state, counted),
        "export": _export(state) if page.rows else None,
        "views": _views(listing),
        "state": state,
        "said": state.in_words(),
        "pick": _pick(state),
        "days": _days(state, path),
        "empty": _empty(state),
        "search": _search(state, path) if register.search else None,
        "count_text": _("共 %s 条") % counted,
        "newer_url": f"{here}before={page.newer}" if page.newer else "",
        "older_url": f"{here}after={page.older}" if page.older else "",
        "now": timezone.now(),
    }


def group_of(listing: Listing, rows: list[Any]) -> dict[str, Any]:
    """Return what the page of all registers shows of one: its first rows, and the way to all."""
    state = listing.state
    path = reverse("register", args=[state.register.code])
    return {
        "title": state.register.title,
        "url": path + state.query(),
        "columns": [parts.Column(column.title, column.kind) for column in state.columns],
        "rows": [row_of(state.columns, row) for row in rows],
        "count_text": _("共 %s 条") % how_many(listing) if rows else "",
    }


def how_many(listing: Listing) -> str:
    """Return how many rows there are; above a limit nobody waits for the exact number."""
    most = COUNTED_FOUND if listing.state.q else COUNTED
    return _capped(listing.count(most), most)


def _capped(counted: int, most: int) -> str:
    return f"{most}+" if counted > most else str(counted)


def row_of(columns: list[Column], row: Any) -> parts.Row:
    """Return one line of the register."""
    return parts.Row([_cell(column, row) for column in columns])


def _cell(column: Column, row: Any) -> parts.Cell:
    url = row.get_absolute_url() if column.opens else ""
    return parts.Cell(column.shows(row), column.kind, url, column.closed(row))


def _head(state: State, path: str, column: Column) -> parts.Column:
    if not column.sort:
        return parts.Column(column.title, column.kind)
    own = not state.sorting and column.sort == state.register.order[0]
    now = f"-{column.code}" if own else state.sort
    ways = {column.code: f"-{column.code}", f"-{column.code}": "" if not own else column.code}
    sorted_as = {column.code: "ascending", f"-{column.code}": "descending"}.get(now, "")
    url = f"{path}{state.query(sort=ways.get(now, column.code))}"
    return parts.Column(column.title, column.kind, url, sorted_as)


def _filters(listing: Listing, path: str) -> list[parts.Filter]:
    state, register = listing.state, listing.state.register
    every = parts.Choice(_("全部"), path + state.query(show=""), current=not state.show)
    choices = [every]
    # Who sees much without handling all would wait: of every row that is chosen the scope is asked.
    waits = listing.wide and not listing.person.handles
    for each in register.choices:
        url = path + state.query(show=each.code)
        counted = each.counted and not state.q and not waits
        shown = _capped(count(each.keep(listing.visible), COUNTED), COUNTED) if counted else None
        choices.append(parts.Choice(each.title, url, shown, current=state.show == each.code))
    return [parts.Filter(_("范围"), choices)] if register.choices else []


def _paper(state: State) -> parts.Choice | None:
    if not state.register.paper:
        return None
    url = reverse("paper_of_register", args=[state.register.paper])
    title = _("按所选栏目打印") if state.cols else _("打印登记簿")
    return parts.Choice(title, url + state.query())


def _volumes(state: State, counted: str) -> dict[str, Any] | None:
    """What the form that chooses a printed volume needs, where there may be more than one."""
    if not (state.register.paper and counted.endswith("+")):
        return None
    url = reverse("paper_of_register", args=[state.register.paper])
    return {"url": url, "kept": state.pairs(), "each": PRINTED}


def _export(state: State) -> parts.Choice:
    url = reverse("register_export", args=[state.register.code])
    return parts.Choice(_("导出 Excel"), url + state.query())


def _empty(state: State) -> dict[str, Any]:
    path = reverse("register", args=[state.register.code])
    if state.show or state.since or state.until:
        every = state.query(show="", q="", since=None, until=None)
        words = "".join(f"“{each.strip()}”" for each in replace(state, sort="").in_words())
        again = {"url": path + every, "action": _("列出全部")}
        return {"title": _("没有符合%s的登记") % words, "how": "", **again}
    if not state.q:
        return {"title": _("没有可列出的内容"), "how": state.register.empty}
    how = _(
        "请换一个词；高于处理上限的件按编号、文号、代号标题查找，标题只有知悉范围内的人能查到。"
    )
    again = {"url": path + state.query(q=""), "action": _("不搜索，列出全部")}
    return {"title": _("没有找到“%s”") % state.q, "how": how, **again}


def _search(state: State, path: str) -> dict[str, Any]:
    return {"url": path, "q": state.q, "kept": state.pairs("q")}


def _days(state: State, path: str) -> dict[str, Any] | None:
    """The first and last day to fill in, and the months that are mostly asked for."""
    if not state.register.dated:
        return None
    today = timezone.localdate()
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    spans = [
        (_("今天"), today, today),
        (_("本月"), first, today),
        (_("上月"), before.replace(day=1), before),
        (_("今年"), today.replace(month=1, day=1), today),
    ]
    return {
        "title": state.register.dated,
        "url": path,
        "kept": state.pairs("from", "to"),
        "spans": [
            parts.Choice(title, path + state.query(since=since, until=until))
            for title, since, until in spans
        ],
        "all": path + state.query(since=None, until=None) if state.since or state.until else "",
    }


def _pick(state: State) -> dict[str, Any]:
    """The columns that the person may choose, those shown ticked."""
    free = [column for column in state.register.columns if not column.stays]
    shown = state.columns
    return {"kept": state.pairs("cols"), "columns": [(c, c in shown) for c in free]}


def _views(listing: Listing) -> list[parts.SavedChoice]:
    state, person = listing.state, listing.person
    saved = SavedView.objects.held_by(person.person_id)
    return [
        parts.SavedChoice(
            view.name,
            view.get_absolute_url(),
            current=view.query == state.query(),
            forget_url=reverse("act", args=["registers.view.forgotten", view.public_id]),
        )
        for view in saved.filter(register=state.register.code).order_by("since", "pk")
    ]
