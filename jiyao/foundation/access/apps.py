from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    """Levels, clearance, scope, and the one predicate on every door."""

    name = "jiyao.foundation.access"
    verbose_name = _("权限")

    def ready(self) -> None:
        from jiyao.foundation.access.clearing import follow_the_facts
        from jiyao.foundation.trail.recording import follow

        follow(follow_the_facts)
