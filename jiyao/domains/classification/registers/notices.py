from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Notice
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _lead_to_items(notices: list[Any], person: PersonFacts) -> None:
    """Let a line of the register open the item: who handles the notice handles it too."""
    for notice in notices:
        notice.get_absolute_url = notice.item.get_absolute_url


register(
    Register(
        code="classification.notice",
        title=_("变更通知和改标"),
        rows=lambda: Notice.objects.select_related(
            "item__label__level__scheme", "label__level__scheme", "event", "person"
        ),
        enrich=_lead_to_items,
        action=Action.HANDLE,
        roles=(KEEPER, OFFICE_HEAD, SECRECY_OFFICE, LEADER),
        order=("at", "id"),
        empty=_(
            "这里列出密级变更和解密通知了谁、谁还没有确认改标。变更、延长、解密后会出现在这里。"
        ),
        choices=(
            Choice("waiting", _("未确认"), lambda rows: rows.unconfirmed(), counted=True),
            Choice("done", _("已确认"), lambda rows: rows.exclude(confirmed_at=None)),
        ),
        columns=(
            Column(_("密级"), lambda notice: notice.item.marking, "mark"),
            Column(_("定密编号"), lambda notice: notice.item.number, "code", opens=True),
            Column(_("办理"), lambda notice: notice.event.get_what_display(), code="what"),
            Column(_("载体"), lambda notice: notice.thing, "code", code="thing"),
            Column(_("被告知人"), lambda notice: notice.person, code="person"),
            Column(_("告知时间"), lambda notice: notice.at, "time", code="at"),
            Column(_("确认时间"), lambda notice: notice.confirmed_at, "time", code="confirmed"),
        ),
    )
)
