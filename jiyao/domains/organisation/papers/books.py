"""Registers printed as books: the columns that the page shows, ruled, for signing and binding."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import cell
from jiyao.foundation.registers.declarations import REGISTERS

TEMPLATE = "domains/organisation/templates/organisation/book.typ"


def fill(register: str, widths: tuple[int, ...], rows: list[Any], person: PersonFacts) -> Sheet:
    """Make the book of a register without labels. widths: the relative width of each column."""
    columns = REGISTERS[register].columns
    data = {
        "headings": [str(column.title) for column in columns],
        "widths": list(widths),
        "rows": [[cell(column.shows(row)) for column in columns] for row in rows],
    }
    return Sheet([], data)


BOOKS: tuple[tuple[str, Any, tuple[int, ...]], ...] = (
    ("qualification", gettext_lazy("保密资格登记簿"), (6, 3, 6, 4, 4, 4)),
    ("undertaking", gettext_lazy("承接涉密任务登记簿"), (5, 6, 3, 7, 5, 4, 5)),
    ("risk", gettext_lazy("泄密风险登记簿"), (6, 7, 2, 2, 2, 9, 3, 5, 4)),
    ("budget", gettext_lazy("保密经费预算台账"), (2, 8, 4, 6, 4, 4, 4)),
    ("spending", gettext_lazy("保密经费支出台账"), (4, 8, 6, 4, 5, 5, 6, 3)),
    ("seal", gettext_lazy("印章和介绍信保管登记簿"), (8, 4, 4, 6, 5, 5)),
    ("seal-use", gettext_lazy("用印和介绍信登记簿"), (4, 5, 5, 7, 6, 2, 6, 4, 3, 3, 3)),
    ("process", gettext_lazy("业务流程登记簿"), (9, 5, 3, 2, 5, 5)),
    ("process-step", gettext_lazy("业务流程涉密环节登记簿"), (7, 2, 7, 3, 4, 3, 9, 5)),
    ("designation", gettext_lazy("专职人员登记簿"), (4, 5, 5, 7, 4, 4, 5)),
    ("unit-appraisal", gettext_lazy("年度综合考评（保密部分）"), (2, 5, 2, 3, 12, 5, 3)),
    ("sanction", gettext_lazy("奖惩登记簿"), (4, 3, 8, 10, 3, 4, 5)),
)


def declare() -> None:
    """Give each of these registers its book, for whom the register is open to."""
    for name, title, widths in BOOKS:
        register = REGISTERS[f"organisation.{name}"]
        paper(
            Paper(
                code=f"{register.code}-book",
                title=title,
                template=TEMPLATE,
                rows=register.rows,
                action=register.action,
                fill=partial(fill, register.code, widths),
                by=register.roles,
                register=register.code,
            )
        )


declare()
