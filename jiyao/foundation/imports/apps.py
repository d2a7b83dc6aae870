from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Old ledgers from Excel: read, checked cell by cell, confirmed, written in batches, undone."""

    name = "jiyao.foundation.imports"
    verbose_name = _("旧簿导入")
