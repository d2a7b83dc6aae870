from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.models import Item
from jiyao.domains.classification.settings import NOTICE_DAYS
from jiyao.domains.classification.titles import add_titles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import CLASSIFIER, LEADER, OFFICE, STAFF
from jiyao.foundation.registers.declarations import Choice, Column, Register, register


def _ending(rows: Any) -> Any:
    now = timezone.now()
    return rows.ending_by(timezone.localdate(now) + timedelta(days=NOTICE_DAYS.at(now)))


register(
    Register(
        code="classification.item",
        title=_("定密事项登记"),
        rows=lambda: Item.objects.for_acting(),
        enrich=add_titles,
        action=Action.HANDLE,
        roles=(*OFFICE, LEADER, CLASSIFIER, STAFF),
        order=("drafted_at", "id"),
        begin="classification.item.proposed",
        paper="classification.items",
        empty=_("这里列出拟定和确定的国家秘密、商业秘密和工作秘密。“拟定密级”后会出现在这里。"),
        choices=(
            Choice("under-way", _("审批中"), lambda rows: rows.under_way()),
            Choice("in-force", _("在期"), lambda rows: rows.in_force()),
            Choice("ending", _("即将届满"), _ending),
            Choice(
                "awaiting-review",
                _("待年度审核"),
                lambda rows: rows.awaiting_review(timezone.localdate()),
            ),
            Choice("backlog", _("积压"), lambda rows: rows.backlog(timezone.localdate())),
            Choice("uncatalogued", _("项目下无条目"), lambda rows: rows.uncatalogued()),
            Choice(
                "presumed",
                _("先行保护"),
                lambda rows: rows.in_force().filter(kind_of=Item.Kind.PRESUMED),
            ),
            Choice("over", _("已解密、公开"), lambda rows: rows.filter(state__in=Item.OVER)),
        ),
        columns=(
            Column(_("密级"), lambda item: item.marking, "mark"),
            Column(_("定密编号"), str, "code", opens=True),
            Column(_("事项名称"), lambda item: item.title, "title"),
            Column(_("类型"), lambda item: item.get_kind_of_display()),
            Column(_("份号"), lambda item: item.copy_numbers),
            Column(_("承办人"), lambda item: item.drafter),
            Column(_("拟定时间"), lambda item: item.drafted_at, "time"),
            Column(_("解密日"), lambda item: item.ends_on, "time"),
            Column(_("状态"), lambda item: item.get_state_display()),
        ),
    )
)
