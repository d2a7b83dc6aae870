from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

DECLARING = (
    "settings",
    "procedures",
    "forms",
    "registers",
    "papers",
    "boards",
    "importing",
    "grounds",
    "merits",
    "reported",
)


class ProceduresConfig(AppConfig):
    """The named verbs of the regime: the only thing that changes registers."""

    name = "jiyao.foundation.procedures"
    verbose_name = _("程序")

    def ready(self) -> None:
        for app in apps.get_app_configs():
            if app.name.startswith("jiyao.") and app.name != self.name:
                for part in DECLARING:
                    _import_all(f"{app.name}.{part}")


def _import_all(name: str) -> None:
    if find_spec(name) is None:
        return
    package = import_module(name)
    for module in walk_packages(getattr(package, "__path__", ()), f"{name}."):
        import_module(module.name)
