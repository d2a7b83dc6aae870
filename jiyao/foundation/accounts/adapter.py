from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from jiyao.foundation.trail.recording import system_scope


class ClosedAccounts(DefaultAccountAdapter):
    """Nobody signs up; a changed password is an act of its own on the trail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Any, password: str) -> None:
        with system_scope("accounts.password.changed", user.number):
            user.set_password(password)
            user.must_change_password = False
            user.save()


class OfflineSecondFactor(DefaultMFAAdapter):
    """Second factors that need no network, their secrets encrypted at rest (clause SYS-01)."""

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> Fernet:

    return Fernet(urlsafe_b64encode(sha256(settings.SECRET_KEY.encode()).digest()))
