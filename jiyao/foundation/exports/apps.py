from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExportsConfig(AppConfig):
    """What a register shows, as a workbook: marked, on the trail, without formulas."""

    name = "jiyao.foundation.exports"
    verbose_name = _("导出")
