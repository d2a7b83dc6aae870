from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    """The tamper-evident record of everything done, opened or refused."""

    name = "jiyao.foundation.trail"
    verbose_name = _("留痕")
