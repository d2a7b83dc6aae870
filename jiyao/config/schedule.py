"""All timed work, in the order in which `jiyao tick` does it."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.calendar.jobs import Job
from jiyao.foundation.calendar.opening import move, open_period, to_move, to_open
from jiyao.foundation.calendar.reminding import give, to_remind

SCHEDULE = (
    Job("duties.recurrence.opened", _("开列定期工作"), to_open, open_period),
    Job("duties.due.moved", _("按工作日调整期限"), to_move, move),
    Job("duties.reminder.given", _("到期提醒和升级督办"), to_remind, give),
)
