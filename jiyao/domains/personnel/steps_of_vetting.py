"""What comes next in a vetting, and who does it (PER-02)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jiyao.domains.personnel.models import Vetting


@dataclass(frozen=True)
class Step:
    """What comes next, in words; code: the procedure of personnel that does it, if one does."""

    words: str
    code: str = ""


def next_step(vetting: Vetting, at: datetime) -> Step:
    """Return what a vetting waits for at `at`."""
    if vetting.outcome != Vetting.Outcome.OPEN:
        return _after(vetting)
    form = getattr(vetting, "particulars", None)
    if form is None or not form.is_complete:
        return Step(_("待本人填写审查表"))
    checked = vetting.checks.values("condition")
    if vetting.conditions_at(at).exclude(pk__in=checked).exists():
        return Step(_("待人事部门核对任用条件"), "personnel.conditions.checked")
    if vetting.circulated_at is None:
        return Step(_("待人事部门送签意见"), "personnel.vetting.circulated")
    asked = vetting.opinions.still_open().first()
    if asked:
        return Step(_("待签署：%(stage)s") % {"stage": asked.get_stage_display()})
    return Step(_("待人事部门作出结论，由领导批准"), "personnel.vetting.concluded")


def _after(vetting: Vetting) -> Step:
    if vetting.filed_on or vetting.paper:
        return Step("")
    return Step(_("待登记报备"), "personnel.vetting.filed")
