from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Who answers for what: posts, pledges, committees, regime documents."""

    name = "jiyao.domains.organisation"
    verbose_name = _("组织责任")

    def ready(self) -> None:
        from jiyao.domains.organisation.first_steps import declare

        declare()
