from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    """The inbox, and what time does: recurring duties, reminders, escalation, working days."""

    name = "jiyao.foundation.calendar"
    verbose_name = _("日程")
