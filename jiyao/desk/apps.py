from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Today's board, one per role, and what somebody holds."""

    name = "jiyao.desk"
    verbose_name = _("工作台")

    def ready(self) -> None:
        from jiyao.config.schedule import SCHEDULE
        from jiyao.desk import finding, menu  # noqa: F401 - declares
        from jiyao.foundation.audit.sentences import say

        menu.fill()
        for job in SCHEDULE:
            say(job.code, job.title)
