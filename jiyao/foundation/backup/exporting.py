"""A register as a file, as one person may see it (SYS-02, SYS-03)."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import LabelledQuerySet, is_wide
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.store.middleware import reading_as
from jiyao.foundation.trail.models import Outcome
from jiyao.foundation.trail.recording import record_alone

OPERATOR = "operator"
AT_ONCE = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CSV, JSON_LINES = "csv", "jsonl"


def export(code: str, number: str, form: str) -> Iterator[str]:
    """Yield a register as text, row by row, once the export is on the trail.

    code: of the register; number: of the person whose sight it is; form: CSV or JSON_LINES.
    Raises BackupRefused for an unknown register or person, and for a role that has it not.
    """
    register = REGISTERS.get(code)
    if register is None:
        known = "、".join(sorted(REGISTERS))
        raise BackupRefused(
            _("没有台账 %(code)s。可用的有:%(known)s") % {"code": code, "known": known}
        )
    person = Person.objects.filter(number=number, is_active=True).first()
    if person is None:
        raise BackupRefused(_("没有编号为 %s 的在册人员") % number)
    with reading_as(person.pk):
        facts = facts_of(person, timezone.now())
        if not register.is_open_to(facts):
            raise BackupRefused(_("%s 的角色看不到这本台账") % person.name)
        rows = _visible(register, facts)
        record_alone(
            OPERATOR,
            f"{register.code}.exported",
            Outcome.LISTED,
            kind=register.code,
            ref=person.public_id.hex,
            counts=dict(Counter(map(register.level_of, rows.iterator(AT_ONCE)))),
        )
        write = _csv if form == CSV else _json_lines
        yield from write(register, _read(register, rows, facts))


def _visible(register: Register, facts: PersonFacts) -> Any:
    rows = register.rows()
    if isinstance(rows, LabelledQuerySet):
        rows = rows.visible_to(facts, register.action, wide=is_wide(facts))
    return rows.order_by(*(f"-{name}" for name in register.order))


def _read(register: Register, rows: Any, facts: PersonFacts) -> Iterator[list[Any]]:
    """Yield the cells of each row, with what the person may see besides."""
    waiting = rows.iterator(AT_ONCE)
    while some := list(islice(waiting, AT_ONCE)):
        register.enrich(some, facts)
        yield from ([_plain(column.value(row)) for column in register.columns] for row in some)


def _csv(register: Register, lines: Iterator[list[Any]]) -> Iterator[str]:
    yield "\ufeff" + _line([str(column.title) for column in register.columns])
    yield from (_line([_harmless(cell) for cell in line]) for line in lines)


def _json_lines(register: Register, lines: Iterator[list[Any]]) -> Iterator[str]:
    titles = [str(column.title) for column in register.columns]
    for line in lines:
        yield json.dumps(dict(zip(titles, line, strict=True)), ensure_ascii=False) + "\n"


def _line(cells: list[Any]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return str(value)


def _harmless(cell: Any) -> Any:
    """A cell that a spreadsheet would take for a formula is kept as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
