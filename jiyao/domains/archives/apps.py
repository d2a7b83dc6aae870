from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchivesConfig(AppConfig):
    """Archives: volumes filed, handed over, stored, consulted, counted and appraised."""

    name = "jiyao.domains.archives"
    verbose_name = _("档案")
