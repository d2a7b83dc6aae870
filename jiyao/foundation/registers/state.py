"""What a register shows stands in its address: filter, sort, columns and words searched for."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from jiyao.foundation.registers.declarations import Choice, Column, Register

LONGEST_Q = 80


@dataclass(frozen=True)
class State:
    """What the address says, as far as the register declares it; the rest is left out.

    sort: the code of a column, with `-` before it from the last to the first; since, until: the
    first and the last day of the register's date, both included.
    """

    register: Register
    show: str = ""
    q: str = ""
    sort: str = ""
    cols: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def columns(self) -> list[Column]:
        """The columns that are shown: those chosen, or those shown from the start."""
        chosen = self.cols
        return [
            c for c in self.register.columns if c.stays or (c.code in chosen if chosen else c.shown)
        ]

    @property
    def choice(self) -> Choice | None:
        """The plain choice under which the rows stand."""
        return next((c for c in self.register.choices if c.code == self.show), None)

    @property
    def sorting(self) -> Column | None:
        """The column by which the rows are sorted, unless it is the register's own order."""
        code = self.sort.removeprefix("-")
        return next((c for c in self.register.columns if c.sort and c.code == code), None)

    def in_words(self) -> list[str]:
        """Say what was asked for, for who has the rows on paper or in a file."""
        said = [str(self.choice.title)] if self.choice else []
        if self.since or self.until:
            days = {"from": self.since or "", "to": self.until or "", "what": self.register.dated}
            said.append(_("%(what)s %(from)s 至 %(to)s") % days)
        if self.q:
            said.append(_("搜索“%s”") % self.q)
        if self.sorting:
            way = _("倒序") if self.sort.startswith("-") else _("顺序")
            said.append(_("按%(what)s%(way)s") % {"what": self.sorting.title, "way": way})
        return said

    def query(self, **changes: Any) -> str:
        """Return the address's query for this state with changes, such as `?show=out`."""
        said = urlencode(replace(self, **changes).pairs())
        return f"?{said}" if said else ""

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """Return name and value of all that the address says, but for some names."""
        said = [("show", self.show), ("from", self.since), ("to", self.until), ("q", self.q)]
        said += [("sort", self.sort), *(("cols", code) for code in self.cols)]
        return [(name, str(value)) for name, value in said if value and name not in without]


def state_of(register: Register, query: QueryDict) -> State:
    """Return the state that an address asks for; what the register has not declared is ignored."""
    asked = State(
        register, query.get("show", ""), words_asked(query), query.get("sort", "")[:LONGEST_Q]
    )
    codes = set(query.getlist("cols"))
    return replace(
        asked,
        since=_day(query.get("from", "")) if register.dated else None,
        until=_day(query.get("to", "")) if register.dated else None,
        show=asked.choice.code if asked.choice else "",
        sort=asked.sort if asked.sorting else "",
        cols=tuple(c.code for c in register.columns if c.code in codes and not c.stays),
    )


def _day(text: str) -> date | None:
    try:
        day = parse_date(text[:10])
    except ValueError:
        return None
    return day if day and 1900 <= day.year < 3000 else None


def words_asked(query: QueryDict) -> str:
    """Return what is searched for, on one line and not over 80 characters."""
    return "".join(c for c in query.get("q", "")[:LONGEST_Q] if c.isprintable()).strip()
