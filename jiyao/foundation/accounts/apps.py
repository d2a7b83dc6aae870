from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-in, second factor, set-up, and the administration of people and access."""

    name = "jiyao.foundation.accounts"
    label = "accounts"
    verbose_name = _("帐号与授权")

    def ready(self) -> None:
        from jiyao.foundation.accounts import first_steps, watching
        from jiyao.foundation.ui import navigation

        first_steps.check_setting()
        watching.connect()
        navigation.add(_("我的工作"), _("我的帐号"), "me", order=90)
