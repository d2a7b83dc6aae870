from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ProceduresConfig(AppConfig):
    """The named verbs of the regime: the only thing that changes registers."""

    name = "jiyao.foundation.procedures"
    verbose_name = _("程序")

    def ready(self) -> None:
        autodiscover_modules("procedures", "forms", "registers")
