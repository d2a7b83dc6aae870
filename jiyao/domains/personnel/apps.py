from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonnelConfig(AppConfig):
    """People involved with secrets: vetted, in post, reviewed, travelling, leaving."""

    name = "jiyao.domains.personnel"
    verbose_name = _("涉密人员")
