from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.trail.recording import system_scope

SAID = {
    "account/messages/password_changed.txt": _("口令已修改，您在别处的登录已经退出"),
    "mfa/messages/totp_activated.txt": _("验证器已启用"),
    "mfa/messages/totp_deactivated.txt": _("验证器已停用"),
}


class ClosedAccounts(DefaultAccountAdapter):
    """Nobody signs up; a changed password is an act of its own on the trail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("人员编号或口令不正确"),
        "incorrect_password": _("口令不正确"),
        "enter_current_password": _("原口令不正确"),
        "too_many_login_attempts": _("连续多次不正确，请过几分钟再试"),
        "rate_limited": _("连续多次不正确，请过几分钟再试"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Failures are counted in attempts.py alone, by number; a second count would disagree."""

    def clean_password(self, password: str, user: Any = None) -> str:
        if user and user.check_password(password):
            raise ValidationError(_("新口令不得与原口令相同"))
        return super().clean_password(password, user)

    def set_password(self, user: Any, password: str) -> None:
        with system_scope("accounts.password.changed", user.number):
            person = Person.objects.get(pk=user.pk)
            person.set_password(password)
            person.must_change_password = False
            person.save()
        user.password = person.password

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("me")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *args: Any, **kw: Any
    ) -> None:
        """Say what is worth saying in our own words, and nothing for the rest."""
        if message_template in SAID:
            messages.success(request, SAID[message_template])


class OfflineSecondFactor(DefaultMFAAdapter):
    """Second factors that need no network, their secrets encrypted at rest (clause SYS-01)."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _("验证码不正确")}

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(settings.SECRET_KEY.encode()).digest()))
