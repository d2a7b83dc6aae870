from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-in, second factor, set-up, and the administration of people and access."""

    name = "jiyao.foundation.accounts"
    label = "accounts"
    verbose_name = _("帐号与授权")

    def ready(self) -> None:
        from jiyao.foundation.accounts import watching

        watching.connect()
