from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    """Backup and restoration of an installation, and the checks of its safety."""

    name = "jiyao.foundation.backup"
    verbose_name = _("备份与自检")

    def ready(self) -> None:
        from jiyao.foundation.backup import checks, registers  # noqa: F401
        from jiyao.foundation.regime.citations import carries_out

        carries_out("jiyao.foundation.backup.restoring", "SYS-05")
