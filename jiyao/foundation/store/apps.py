from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The two database aliases, and the guard on the one that writes."""

    name = "jiyao.foundation.store"

    def ready(self) -> None:
        from jiyao.foundation.store import guard

        guard.install()
