"""Reasons not to fill in the form, or to send it on (PER-02)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Particulars, Relative, Vetting

INSTEAD = _("内容有误的，请人事部门作出未通过的结论后重新审查")


@rule("PER-02")
def form_is_not_sent_on(particulars: "Particulars") -> Refusal | None:
    return _sent_on(particulars)


@rule("PER-02")
def form_of_relative_is_not_sent_on(relative: "Relative") -> Refusal | None:
    return _sent_on(relative.particulars)


@rule("PER-02")
def row_stands(relative: "Relative", at: datetime) -> Refusal | None:
    if relative.until is None or relative.until > at:
        return None
    return Refusal(_("此行已经划去"))


@rule("PER-02")
def form_is_filled_in(vetting: "Vetting") -> Refusal | None:
    form = getattr(vetting, "particulars", None)
    if form is None or form.is_complete:
        return None
    return Refusal(
        _("审查表的基本情况或境外情况尚未填写"), _("请本人填写，或由人事部门按本人书面材料代填")
    )


def _sent_on(particulars: "Particulars") -> Refusal | None:
    vetting = particulars.vetting
    if vetting.outcome != vetting.Outcome.OPEN:
        return Refusal(_("此项审查已有结论"), _("情况变化的，请人事部门重新审查"))
    if vetting.circulated_at is None:
        return None
    return Refusal(_("审查表已经送签，不能再改"), INSTEAD)
