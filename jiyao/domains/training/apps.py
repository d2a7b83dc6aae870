from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Training: courses, examinations, certificates, hours and coverage."""

    name = "jiyao.domains.training"
    verbose_name = _("保密教育")
