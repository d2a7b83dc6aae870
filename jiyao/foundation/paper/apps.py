from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaperConfig(AppConfig):
    """Forms and labels as PDF, each marked, numbered by page and named on the trail."""

    name = "jiyao.foundation.paper"
    verbose_name = _("纸质表单")
