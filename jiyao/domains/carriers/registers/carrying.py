"""What left the house: with people, and by delivery."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Dispatch, Outing
from jiyao.domains.carriers.registers.receiving import COPY
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import LEADER, OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register
from jiyao.foundation.registers.searching import searched

PARCEL = searched(Dispatch, numbers=("number", "seal_number", "receipt"), words=("body",))
ROLES = (*OFFICE, LEADER)


def _people(outing: Any) -> str:
    return "、".join(str(who) for who in (outing.leg.reader, outing.escort) if who)


def _hands(dispatch: Any) -> str:
    taken = dispatch.carrier or dispatch.handed_to
    return "、".join(str(who) for who in (dispatch.packed_by, dispatch.checked_by, taken) if who)


register(
    Register(
        code="carriers.outing",
        title=_("携带外出登记"),
        rows=lambda: Outing.objects.select_related(
            "leg__copy__level__scheme", "leg__reader", "escort", "approved_by"
        ),
        action=Action.HANDLE,
        roles=ROLES,
        order=("out_at", "id"),
        search={"leg__copy": (COPY,)},
        empty=_("没有携带外出的。在载体的页面上点“携带外出”，批准并办理后会出现在这里。"),
        choices=(
            Choice("out", _("未归"), lambda rows: rows.not_returned()),
            Choice(
                "overdue",
                _("超期未归"),
                lambda rows: rows.not_returned().filter(leg__due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("密级"), lambda outing: outing.leg.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("携带人、同行人"), _people),
            Column(_("事由"), lambda outing: outing.get_purpose_display()),
            Column(_("目的地"), lambda outing: outing.destination, "title"),
            Column(_("封条"), lambda outing: outing.seal_number),
            Column(_("交通方式"), lambda outing: outing.get_means_display()),
            Column(_("审批人"), lambda outing: outing.approved_by),
            Column(_("外出"), lambda outing: outing.out_at, "time"),
            Column(
                _("应归"), lambda o: o.leg.due_at, "due", closed=lambda o: bool(o.leg.returned_at)
            ),
            Column(_("归还"), lambda outing: outing.leg.returned_at, "time"),
        ),
    )
)
register(
    Register(
        code="carriers.dispatch",
        title=_("对外传递登记"),
        rows=lambda: Dispatch.objects.select_related(
            "copy__level__scheme", "approved_by", "packed_by", "checked_by", "carrier"
        ),
        action=Action.HANDLE,
        roles=ROLES,
        order=("sent_at", "id"),
        search={"copy": (COPY,), "id": (PARCEL,)},
        empty=_("没有对外传递的。在载体的页面上点“对外传递”，批准并办理后会出现在这里。"),
        choices=(
            Choice("open", _("待回执"), lambda rows: rows.under_way()),
            Choice(
                "overdue",
                _("回执超期"),
                lambda rows: rows.under_way().filter(due_at__lt=timezone.now()),
            ),
        ),
        columns=(
            Column(_("密级"), lambda each: each.copy.level, "mark"),
            Column(_("编号"), str, "code", opens=True),
            Column(_("接收单位"), lambda each: each.body, "title"),
            Column(_("传递方式"), lambda each: each.get_method_display()),
            Column(_("机要号"), lambda each: each.number),
            Column(_("封装编号"), lambda each: each.seal_number),
            Column(_("封装、查验、接件"), _hands),
            Column(_("交付"), lambda each: each.sent_at, "time"),
            Column(_("回执期限"), lambda e: e.due_at, "due", closed=lambda e: not e.is_open),
            Column(_("回执单号"), lambda each: each.receipt),
            Column(_("对方签收"), lambda each: each.signed_by, code="signed_by", shown=False),
        ),
    )
)
