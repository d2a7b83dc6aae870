"""A register as a file, as one person may see it (SYS-02, SYS-03)."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.backup.refusing import BackupRefused
from jiyao.foundation.exports.rows import AT_ONCE, enriched, note_export
from jiyao.foundation.people.models import Person
from jiyao.foundation.registers.declarations import REGISTERS, Register
from jiyao.foundation.registers.listing import Listing
from jiyao.foundation.registers.state import State
from jiyao.foundation.store.middleware import reading_as

OPERATOR = "operator"
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
            _("没有台账 %(code)s。可用的有：%(known)s") % {"code": code, "known": known}
        )
    person = Person.objects.filter(number=number, is_active=True).first()
    if person is None:
        raise BackupRefused(_("没有编号为 %s 的在册人员") % number)
    with reading_as(person.pk):
        facts = facts_of(person, timezone.now())
        if not register.is_open_to(facts):
            raise BackupRefused(_("%s 的角色看不到这本台账") % person.name)
        rows = Listing(facts, State(register)).in_order()
        note_export(OPERATOR, register, rows.iterator(AT_ONCE), person.public_id.hex)
        write = _csv if form == CSV else _json_lines
        found = enriched(register, rows.iterator(AT_ONCE), facts)
        yield from write(register, (_cells(register, row) for row in found))


def _cells(register: Register, row: Any) -> list[Any]:
    return [_plain(column.shows(row)) for column in register.columns]


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
