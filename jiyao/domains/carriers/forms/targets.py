"""Lists written by hand, a line each: whom a document is for, and which departments it concerns."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import Target

LINE = re.compile(r"(?P<name>.*?\S)\s+(?P<copies>\d{1,3})\s*份?")
LONGEST, MOST = 80, 100


class LinesField(forms.CharField):
    """Names, a line each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(), max_length=4000, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        super().run_validators(text)
        lines = [line.strip() for line in text.splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST or any(len(line) > LONGEST for line in found):
            raise forms.ValidationError(_("每行不超过 80 个字，最多 100 行"))
        return found

    def run_validators(self, value: Any) -> None:
        """The text as a whole is judged before it is taken apart."""


class TargetsField(LinesField):
    """Organisations or units with the number of copies for each."""

    def __init__(self, role: str, **kwargs: Any) -> None:
        self.role = role
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        return [self._read(line) for line in super().to_python(value)]

    def _read(self, line: str) -> Target:
        match = LINE.fullmatch(line)
        copies = int(match["copies"]) if match else 0
        if match is None or not copies:
            raise forms.ValidationError(
                _("“%(line)s”没有写份数。每行写一个单位、空一格、份数，例如：青岭市财政局 2"),
                params={"line": line},
            )
        return Target(self.role, match["name"], copies)
