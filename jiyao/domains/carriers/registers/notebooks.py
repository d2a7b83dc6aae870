from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Notebook
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def notebooks() -> Any:
    """Return the notebooks with what a line of the register says."""
    rows = Notebook.objects.select_related(
        "leg__copy__level__scheme", "leg__reader__unit", "issued_by"
    )
    return rows.annotate(counted_at=Max("counts__at"))


register(
    Register(
        code="carriers.notebook",
        title=_("保密本登记"),
        rows=notebooks,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("issued_at", "id"),
        search={"leg__copy": (COPY,)},
        begin="carriers.notebook.issued",
        empty=_("没有发放保密本。机要员“发放保密本”后会出现在这里。"),
        choices=(
            Choice("out", _("在用"), lambda rows: rows.not_returned(), counted=True),
            Choice(
                "overdue",
                _("超期未清点"),
                lambda rows: rows.not_returned().filter(leg__due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("密级"), lambda book: book.leg.copy.level, "mark"),
            Column(_("本编号"), str, "code", opens=True),
            Column(_("规格"), lambda book: book.size),
            Column(_("页数"), lambda book: book.pages, "number"),
            Column(_("领用人"), lambda book: book.leg.reader),
            Column(_("部门"), lambda book: book.leg.reader.unit),
            Column(_("发放"), lambda book: book.issued_at, "time"),
            Column(_("上次清点"), lambda book: book.counted_at, "time"),
            Column(
                _("下次清点"),
                lambda book: book.leg.due_at,
                "due",
                closed=lambda book: book.leg.returned_at is not None,
            ),
            Column(_("交回"), lambda book: book.leg.returned_at, "time"),
        ),
    )
)
