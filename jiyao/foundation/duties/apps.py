from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    """Something somebody owes by a time."""

    name = "jiyao.foundation.duties"
    verbose_name = _("待办")
