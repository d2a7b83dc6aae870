"""Password rules beyond length (clause SYS-07)."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class KindsOfCharacter:
    """At least three of: lower case, upper case, digits, others."""

    def validate(self, password: str, user: Any = None) -> None:
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(_("口令须含大写字母、小写字母、数字、符号中的至少三种"))

    def get_help_text(self) -> str:
        return str(_("口令须含大写字母、小写字母、数字、符号中的至少三种"))


class NotTheNumberOrName:
    """The password does not contain the person's number or the sound of the name."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None:
            return
        pinyin = "".join(lazy_pinyin(user.name))
        for part in (user.number, pinyin):
            if len(part) >= 3 and part.lower() in password.lower():
                raise ValidationError(_("口令不得含本人编号或姓名拼音"))

    def get_help_text(self) -> str:
        return str(_("口令不得含本人编号或姓名拼音"))
