"""A field for the numbers of copies, typed or scanned, one a line."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.labels import as_numbers
from jiyao.domains.carriers.models import Copy
from jiyao.domains.carriers.numbers import meant_by
from jiyao.foundation.access.decisions import Action, PersonFacts

MOST = 500


class CopiesField(forms.CharField):
    """The copies whose numbers stand in a text, in its order, each once.

    facts: the person who looks for them; what that person may not handle is not found. Raises
    ValidationError naming the numbers that were not found.
    """

    def __init__(self, facts: PersonFacts, **kwargs: Any) -> None:
        self.facts = facts
        widget = forms.Textarea(attrs={"rows": 8, "autofocus": True, "spellcheck": "false"})
        help_text = _("扫描标签或输入编号，一行一个")
        super().__init__(widget=widget, help_text=help_text, **kwargs)

    def clean(self, value: Any) -> list[Any]:
        numbers = as_numbers(numbers_in(super().clean(value)), self.facts)
        if len(numbers) > MOST:
            raise ValidationError(_("一次最多 %d 份，请分批办理") % MOST)
        found = self._found(numbers)
        short = [number[:50] for number in numbers if number not in found]
        meant = meant_by(short, self.facts)
        unknown = [text for text, like in meant.items() if not like]
        if unknown:
            raise ValidationError(_("查不到：%s") % "、".join(unknown[:10]))
        several = [text for text, like in meant.items() if len(like) > 1]
        if several:
            raise ValidationError(_("对得上的不止一份，请写到份号：%s") % "、".join(several[:10]))
        found |= self._found([like[0] for like in meant.values()])
        whole = (number if number in found else meant[number[:50]][0] for number in numbers)
        return [found[number] for number in dict.fromkeys(whole)]

    def _found(self, numbers: list[str]) -> dict[str, Any]:
        rows = Copy.objects.visible_to(self.facts, Action.HANDLE).filter(number__in=numbers)
        return {copy.number: copy for copy in rows}


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text, one a line, each once; full-width letters become half-width.

    The brackets 〔〕 and the sign 号 of a number stay as they are.
    """
    lines = (unicodedata.normalize("NFKC", line).strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))
