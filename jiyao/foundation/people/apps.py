from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Who there is: named people, their password and their signing PIN."""

    name = "jiyao.foundation.people"
    verbose_name = _("人员")
