from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The audit administrator's pages: the trail, proofs, checkpoints."""

    name = "jiyao.foundation.audit"
    verbose_name = _("审计")
