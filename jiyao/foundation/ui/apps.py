from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _

# Two signs in place of Django's sentence. Here, because a form copies it when it is declared.
Field.default_error_messages["required"] = _("必填")


class UiConfig(AppConfig):
    """The frame of every page and the parts that pages are made of."""

    name = "jiyao.foundation.ui"
    verbose_name = _("界面")
