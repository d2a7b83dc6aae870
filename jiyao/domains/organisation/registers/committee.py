from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Body, Seat, SeatHolding
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD, PERSONNEL, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register

SEEING = (SECRECY_OFFICE, OFFICE_HEAD, PERSONNEL, LEADER, HEAD)

register(
    Register(
        code="organisation.body",
        title=_("委员会和小组"),
        rows=lambda: Body.objects.select_related("answers_to"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        begin="organisation.body.founded",
        level_of=lambda row: "",
        empty=_("这里列出保密委员会、保密办和专门小组。保密办“设立委员会或小组”后会出现在这里。"),
        choices=(
            Choice("now", _("现有"), lambda rows: rows.holding_at(timezone.now())),
            Choice("groups", _("专门小组"), lambda rows: rows.exclude(answers_to=None)),
        ),
        columns=(
            Column(_("名称"), str, "title", opens=True),
            Column(_("类别"), lambda row: row.get_kind_of_display(), code="kind"),
            Column(_("隶属"), lambda row: row.answers_to or "", code="answers_to"),
            Column(_("成立依据"), lambda row: row.basis, code="basis"),
            Column(_("自"), lambda row: row.since, "time", code="since"),
            Column(_("至"), lambda row: row.until, "time", code="until"),
        ),
    )
)


def _add_holders(rows: list[Seat], person: object) -> None:
    """Put on each seat of a page who holds it now."""
    held = SeatHolding.objects.holding_at(timezone.now()).filter(seat__in=rows)
    found = {row.seat_id: row for row in held.select_related("person")}
    for seat in rows:
        seat.held_by = found.get(seat.pk)  # type: ignore[attr-defined]


register(
    Register(
        code="organisation.seat",
        title=_("委员会席位"),
        rows=lambda: Seat.objects.select_related("body", "unit"),
        action=Action.HANDLE,
        roles=SEEING,
        order=("since", "id"),
        level_of=lambda row: "",
        enrich=_add_holders,
        empty=_("这里列出各委员会和小组的席位。在委员会的页面“增设席位”后会出现在这里。"),
        choices=(
            Choice("now", _("现有"), lambda rows: rows.holding_at(timezone.now())),
            Choice("ended", _("已撤销"), lambda rows: rows.filter(until__lte=timezone.now())),
        ),
        columns=(
            Column(_("委员会或小组"), lambda row: row.body, "title"),
            Column(_("职务"), lambda row: row.get_role_display(), opens=True),
            Column(_("代表部门"), lambda row: row.unit or "", code="unit"),
            Column(_("分工"), lambda row: row.work, code="work"),
            Column(_("人员"), lambda row: row.held_by.person if row.held_by else _("空缺")),
            Column(
                _("任期至"),
                lambda row: row.held_by.term_until.isoformat() if row.held_by else "",
                code="term",
            ),
            Column(_("自"), lambda row: row.since, "time", code="since"),
        ),
    )
)
