from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalsConfig(AppConfig):
    """Requests to approve: to-sign list, approving, declining, withdrawing."""

    name = "jiyao.foundation.approvals"
    verbose_name = _("审批")
