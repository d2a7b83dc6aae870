"""The forms of an import: the dry run is made here, so that the act only stores what it found."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course
from jiyao.domains.training.procedures.importing import upload_questions, upload_records
from jiyao.domains.training.reading.questions import questions_of
from jiyao.domains.training.reading.records import records_by
from jiyao.domains.training.reading.word import sheet_of_word
from jiyao.foundation.imports.judged import judged
from jiyao.foundation.imports.workbooks import Unreadable, read_workbook
from jiyao.foundation.procedures.forms import ProcedureForm


class RowsField(forms.FileField):
    """An .xlsx file, or a .docx where it is taken, as its name and its sheets."""

    def __init__(self, word: bool, **how: Any) -> None:
        self.word = word
        taken = ".xlsx,.docx" if word else ".xlsx"
        widget = forms.FileInput(attrs={"accept": taken})
        super().__init__(label=_("文件"), widget=widget, max_length=200, **how)

    def clean(self, data: Any, initial: Any = None) -> tuple[str, list[dict[str, Any]]]:
        file = super().clean(data, initial)
        try:
            if self.word and file.name.lower().endswith(".docx"):
                return file.name, sheet_of_word(file.read())
            return file.name, read_workbook(file.name, file.read()).sheets
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from fault


class UploadQuestionsForm(ProcedureForm):
    procedure = upload_questions
    course = forms.ModelChoiceField(Course.objects.none(), label=_("课程"))
    file = RowsField(
        word=True,
        help_text=_(
            "Excel：一行一题，表头写题型、题干、选项A、选项B…、答案。"
            "Word（.docx）：题号开头，选项写作“A．”，答案写在题干括号里或“答案：”后面"
        ),
    )

    def prepare(self) -> None:
        held = Course.objects.holding_at(timezone.now())
        self.choose_from("course", held.exclude(ending=Course.Ending.ATTENDED).order_by("pk"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "course" in values and "file" in values:
            _judge(self, values, questions_of(values["course"]))
        return values


class UploadRecordsForm(ProcedureForm):
    procedure = upload_records
    file = RowsField(
        word=False,
        help_text=_("一行一人一次，表头写人员编号（或姓名）、日期、内容、形式、学时、结果、依据"),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "file" in values:
            _judge(self, values, records_by(self.person))
        return values


def _judge(form: ProcedureForm, values: dict[str, Any], importer: Any) -> None:
    name, sheets = values["file"]
    try:
        values["file"] = judged(importer, name, sheets, timezone.now())
    except Unreadable as fault:
        form.add_error("file", str(fault))
