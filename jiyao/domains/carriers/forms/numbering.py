"""Copy numbers as they are printed on paper: a row of them, or each by itself (DOC-15)."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHORTEST = 3
MOST, HIGHEST = 999, 999_000
SPAN = re.compile(r"\s*(\d{1,6})(?:\s*[-—–~]\s*(\d{1,6}))?\s*")
BETWEEN = re.compile("[、,;]")


class CopyNumbersField(forms.CharField):
    """The numbers of all copies, such as 001-010, or 012、040 where they do not follow each other.

    may_be_count: a lone short figure may be meant as how many, so that it is asked about.
    """

    def __init__(self, *args: Any, may_be_count: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, max_length=120, **kwargs)
        self.may_be_count = may_be_count

    def clean(self, value: Any) -> Any:
        """Return the numbers in the order in which they were written."""
        text = unicodedata.normalize("NFKC", super().clean(value)).strip()
        if self.may_be_count and text.isdecimal() and len(text) < SHORTEST and int(text) > 1:
            raise ValidationError(_asked(int(text)))
        numbers: list[int] = []
        for part in BETWEEN.split(text):
            numbers += _row(part)
        if len(numbers) > MOST:
            raise ValidationError(_("一次最多 %d 份") % MOST)
        if len(set(numbers)) < len(numbers):
            raise ValidationError(_("份号有重复的"))
        return numbers


def _row(part: str) -> range:
    found = SPAN.fullmatch(part)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if not 0 < first <= last <= HIGHEST or last - first >= MOST:
        raise ValidationError(_("请写成 001-010；不相连的用顿号隔开，如 012、040"))
    return range(first, last + 1)


def _asked(count: int) -> Any:
    told = {"count": count, "last": f"{count:03d}"}
    return _("共 %(count)d 份请写 001-%(last)s；只有第 %(count)d 份请写 %(last)s") % told
