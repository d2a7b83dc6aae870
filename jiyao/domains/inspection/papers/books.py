"""The registers of machines, runs and findings, printed as books (INS-09)."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy

from jiyao.domains.organisation.papers import books
from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.access.roles import OFFICE
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.registers.declarations import REGISTERS

BOOKS: tuple[tuple[str, Any, tuple[int, ...]], ...] = (
    ("machine", gettext_lazy("受检计算机登记簿"), (2, 6, 3, 5, 6, 4, 4, 5)),
    ("run", gettext_lazy("保密技术检查登记簿"), (2, 5, 6, 4, 5, 3, 2, 3, 3, 6, 4)),
    ("finding", gettext_lazy("检查问题整改登记簿"), (2, 6, 6, 3, 4, 5, 5, 3, 5)),
)


def fill(register: str, widths: tuple[int, ...], rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of a register whose rows carry a label."""
    sheet = books.fill(register, widths, rows, person)
    return Sheet([(row.label.level, "") for row in rows], sheet.data)


for _name, _title, _widths in BOOKS:
    _register = REGISTERS[f"inspection.{_name}"]
    paper(
        Paper(
            code=f"{_register.code}-book",
            title=_title,
            template=books.TEMPLATE,
            rows=_register.rows,
            action=_register.action,
            fill=partial(fill, _register.code, _widths),
            by=OFFICE,
            register=_register.code,
        )
    )
