from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import lines
from jiyao.domains.release.models import Watchword
from jiyao.domains.release.procedures.watchwords import enter_prohibition, enter_words
from jiyao.domains.release.wordlists import Line, Row, lines_of, rows_of_text
from jiyao.foundation.imports.workbooks import Unreadable, read_workbook
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.vault.turning.encodings import text_of

TEXT_BYTES = 2 << 20
LONGEST_LIST = 200_000  # signs: what a browser sends of them in one go
TOLD = 5  # faults at the field; the preview of a file tells all


class WordListField(forms.FileField):
    """A list of words as .txt or .xlsx, read at once into the rows of its first sheet."""

    widget = forms.FileInput(attrs={"accept": ".txt,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> list[Row]:
        file = super().clean(data, initial)
        if file.name.lower().endswith(".xlsx"):
            return _rows_of_sheet(file)
        text = text_of(file.read(TEXT_BYTES)) if file.size <= TEXT_BYTES else None
        if text is None:
            raise forms.ValidationError(_("不是 2 MB 以内的文本文件；Excel 词表请存为 .xlsx"))
        return rows_of_text(text)


def _rows_of_sheet(file: Any) -> list[Row]:
    try:
        sheet = read_workbook(file.name, file.read()).sheets[0]
    except Unreadable as fault:
        raise forms.ValidationError(str(fault)) from fault
    return [(place, cells) for place, cells in sheet["rows"]]


class WordListForm(forms.Form):
    """The file of which a preview is shown; nothing is written."""

    file = WordListField(
        label=_("词表文件"),
        help_text=_(
            ".txt 一行一个词，词后可用制表符隔开写等级；.xlsx 第一栏是词，第二栏是等级。"
            "等级为 L1、L2、L3，不写的为 L2"
        ),
    )


class EnterWordsForm(ProcedureForm):
    procedure = enter_words
    listed = lines(
        _("敏感词"),
        LONGEST_LIST,
        long=True,
        help_text=_("一行一个；要定等级的，词后空一格或制表符写 L1、L2 或 L3，不写的为 L2"),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        found = against_register(rows_of_text(values.get("listed", "")))
        wrong = [line for line in found if line.fault]
        for line in wrong[:TOLD]:
            said = {"place": line.place, "word": line.word[:20], "fault": line.fault}
            self.add_error("listed", _("第 %(place)d 行“%(word)s”%(fault)s") % said)
        return {**values, "words": [(each.word, each.grade) for each in found if each.is_new]}


def against_register(rows: list[Row]) -> list[Line]:
    """Return what each row of a list comes to, beside the words that are looked for now."""
    holding = Watchword.objects.holding_at(timezone.now())
    return lines_of(rows, set(holding.values_list("word", flat=True)))


class EnterProhibitionForm(ProcedureForm):
    procedure = enter_prohibition
    text = lines(_("不得发布的内容"), 200)
