from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    """Encrypted files attached to records, read page by page under a watermark."""

    name = "jiyao.foundation.vault"
    verbose_name = _("文件库")

    def ready(self) -> None:
        from jiyao.foundation.regime.citations import carries_out

        carries_out("jiyao.foundation.vault.opening", "SYS-04", "DOC-14", means=("deny",))
        carries_out("jiyao.foundation.vault.drawing", "SYS-08", "DOC-14")
