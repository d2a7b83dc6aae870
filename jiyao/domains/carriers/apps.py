from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CarriersConfig(AppConfig):
    """Carriers of classified matter: received, circulated, returned; each copy has one holder."""

    name = "jiyao.domains.carriers"
    verbose_name = _("载体")
