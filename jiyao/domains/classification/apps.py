from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClassificationConfig(AppConfig):
    """Deciding what is secret: catalogue, proposal, review, signature, lapse."""

    name = "jiyao.domains.classification"
    verbose_name = _("定密")
