from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Today's board, one per role, and what somebody holds."""

    name = "jiyao.desk"
    verbose_name = _("工作台")

    def ready(self) -> None:
        from jiyao.desk import menu

        menu.fill()
