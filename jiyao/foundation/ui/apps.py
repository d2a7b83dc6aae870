from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """The frame of every page and the parts that pages are made of."""

    name = "jiyao.foundation.ui"
    verbose_name = _("界面")
