from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines
from jiyao.domains.release.models import Grade, Watchword
from jiyao.domains.release.procedures.watchwords import enter_prohibition, enter_words
from jiyao.foundation.procedures.forms import ProcedureForm

LONGEST = 120
GRADES = {code for code, _words in Watchword.GRADES}


class EnterWordsForm(ProcedureForm):
    procedure = enter_words
    listed = lines(
        _("敏感词"),
        500_000,
        long=True,
        help_text=_("一行一个；要定等级的，词后空一格或制表符写 L1、L2 或 L3，不写的为 L2"),
    )

    def clean_listed(self) -> str:
        text = str(self.cleaned_data["listed"])
        self.words = [_split(line) for line in text.splitlines() if line.strip()]
        long = next((word for word, _grade in self.words if len(word) > LONGEST), None)
        if long:
            raise forms.ValidationError(_("有一个词超过 %d 个字") % LONGEST)
        return text

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        return {**values, "words": getattr(self, "words", [])}


def _split(line: str) -> tuple[str, str]:
    word, _blank, grade = line.strip().replace("\t", " ").rpartition(" ")
    graded = word.strip() and grade.upper() in GRADES
    return (word.strip(), grade.upper()) if graded else (line.strip(), str(Grade.DOUBT))


class EnterProhibitionForm(ProcedureForm):
    procedure = enter_prohibition
    text = lines(_("不得发布的内容"), 200)
