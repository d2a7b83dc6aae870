from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    """Numbered lists from one declaration each: columns, filters, order, paging by key."""

    name = "jiyao.foundation.registers"
    verbose_name = _("台账")

    def ready(self) -> None:
        from jiyao.foundation.registers.indexing import keep_up
        from jiyao.foundation.trail.recording import follow

        follow(keep_up)
