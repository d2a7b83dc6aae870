from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Trip
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched


def _rows() -> Any:
    rows = Trip.objects.select_related("label__level__scheme", "person__unit")
    return rows.annotate(brought=Count("items"))


register(
    Register(
        code="carriers.trip",
        title=_("外出参会登记"),
        rows=_rows,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER),
        order=("registered_at", "id"),
        search={"id": (searched(Trip, words=("meeting", "host")),)},
        begin="carriers.trip.registered",
        empty=_(
            "没有登记外出参会。“登记外出参会”后会出现在这里，返回的人须把带回的密件交机要登记。"
        ),
        choices=(
            Choice("open", _("未交清"), lambda rows: rows.open(), counted=True),
            Choice(
                "overdue", _("超期"), lambda rows: rows.open().filter(due_at__lt=timezone.now())
            ),
        ),
        columns=(
            Column(_("会议"), str, "title", opens=True),
            Column(_("主办单位"), lambda trip: trip.host),
            Column(_("参会人"), lambda trip: trip.person),
            Column(_("部门"), lambda trip: trip.person.unit),
            Column(_("返回"), lambda trip: trip.back_at, "time"),
            Column(
                _("交登期限"),
                lambda trip: trip.due_at,
                "due",
                closed=lambda trip: trip.closed_at is not None,
            ),
            Column(_("带回件数"), lambda trip: trip.brought, "number"),
            Column(_("交清"), lambda trip: trip.closed_at, "time"),
        ),
    )
)
