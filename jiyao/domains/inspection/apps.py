from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionConfig(AppConfig):
    """Inspection: machines that are checked with the offline tool, and what was found on them."""

    name = "jiyao.domains.inspection"
    verbose_name = _("保密检查")

    def ready(self) -> None:
        from jiyao.domains.inspection.circles import follow_the_office
        from jiyao.foundation.trail.recording import follow

        follow(follow_the_office)
