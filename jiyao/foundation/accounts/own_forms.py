"""The forms of the person's own account: sign-in, password, PIN, unlock; in our words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.accounts.passwords import POLICY
from jiyao.foundation.people.pins import PinMalformed, check_form

CODE = _("验证码")


class SignInForm(LoginForm):
    """Number and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, login=_("人员编号"), password=_("口令"))


class OwnPasswordForm(ChangePasswordForm):
    """A new password of one's own; wrong old ones count towards the lock-out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, oldpassword=_("原口令"), password1=_("新口令"), password2=_("再输一次"))
        self.fields["password1"].help_text = POLICY

    def clean_oldpassword(self) -> str:
        return checked(self.user, self.cleaned_data["oldpassword"], "enter_current_password")


class ConfirmForm(ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, password=_("口令"))


class CodeForm(second_factor.AuthenticateForm):
    """A code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, code=CODE)


class ConfirmCodeForm(second_factor.ReauthenticateForm):
    """A code once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, code=CODE)


class ActivateForm(ActivateTOTPForm):
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, code=CODE)


def own_password() -> forms.CharField:
    """Return the field that asks for the password of the person at the keyboard."""
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=_("登录口令"), strip=False, widget=widget)


def pin_field(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=12, widget=widget)


class UnlockForm(forms.Form):
    """The password again, after a session was left alone."""

    password = own_password()

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        return checked(self.person, self.cleaned_data["password"])


class PinForm(UnlockForm):
    """A person's own signing PIN, confirmed by the password."""

    pin = pin_field(_("新的签名 PIN"), _("6 至 12 位数字，不得为同一数字"))
    again = pin_field(_("再输一次"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        try:
            check_form(values.get("pin", ""))
        except PinMalformed:
            self.add_error("pin", _("PIN 须为 6 至 12 位数字，不得为同一数字"))
        if values.get("pin") != values.get("again"):
            self.add_error("again", _("两次输入不一致"))
        return values


def checked(person: Any, password: str, fault: str = "incorrect_password") -> str:
    """Return the password if it is the person's; a wrong one is counted and recorded.

    Raises ValidationError with the message named `fault`.
    """
    adapter = get_adapter()
    if not adapter.reauthenticate(person, password):
        raise adapter.validation_error(fault)
    return password


def _rename(form: forms.Form, **labels: Any) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
