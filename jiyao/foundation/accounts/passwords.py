"""The password policy, in our words (clause SYS-07)."""

import re
from typing import Any

from django.contrib.auth import password_validation as policy
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class LongEnough(policy.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        return gettext("至少 %(count)d 个字符") % {"count": self.min_length}


class NotCommon(policy.CommonPasswordValidator):
    """Not one of the passwords that are tried first."""

    def get_error_message(self) -> str:
        return self.get_help_text()

    def get_help_text(self) -> str:
        return gettext("不得是常见口令")


class KindsOfCharacter:
    """At least three of: lower case, upper case, digits, others."""

    def validate(self, password: str, user: Any = None) -> None:
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return gettext("须含大写字母、小写字母、数字、符号中的至少三种")


class NotTheNumberOrName:
    """The password does not contain the person's number or the sound of the name."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None:
            return
        from pypinyin import lazy_pinyin  # its tables take longer to load than all of ours

        pinyin = "".join(lazy_pinyin(user.name))
        for part in (user.number, pinyin):
            if len(part) >= 3 and part.lower() in password.lower():
                raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return gettext("不得含本人编号或姓名拼音")


def _policy() -> str:
    return gettext(";").join(policy.password_validators_help_texts())


POLICY = lazy(_policy, str)()
