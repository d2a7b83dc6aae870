"""The two answers of a setting that is a question."""

from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"
YES_OR_NO = {YES: _("是"), NO: _("否")}
