"""The forms of an import: each makes the dry run itself, so that the act only stores its result."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.imports import limits
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.declarations import IMPORTERS
from jiyao.foundation.imports.drafts import Draft
from jiyao.foundation.imports.matching import draft_on
from jiyao.foundation.imports.procedures.arranging import mend_cell
from jiyao.foundation.imports.procedures.confirming import confirm, stop, undo
from jiyao.foundation.imports.procedures.uploading import discard, replace, upload
from jiyao.foundation.imports.sheets import guess_arrangement, rows_below
from jiyao.foundation.imports.touching import inspect
from jiyao.foundation.imports.workbooks import Unreadable, Workbook, read_workbook, too_large
from jiyao.foundation.procedures.forms import ProcedureForm


class WorkbookField(forms.FileField):
    """An .xlsx file, read at once; what is wrong with it is said at the field."""

    widget = forms.FileInput(attrs={"accept": ".xlsx"})

    def clean(self, data: Any, initial: Any = None) -> Workbook:
        file = super().clean(data, initial)
        try:
            if file.size > limits.FILE_BYTES:
                raise Unreadable(too_large())
            return read_workbook(file.name, file.read())
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from fault


class UploadForm(ProcedureForm):
    procedure = upload
    register = forms.ChoiceField(label=_("导入到"))
    file = WorkbookField(
        label=_("旧簿文件"),
        help_text=_(
            "Excel 工作簿（.xlsx），不超过 10 MB。只在内存中读取，加密暂存；导完或搁置 14 天清空。"
        ),
    )

    def prepare(self) -> None:
        choices = [(each.code, each.title) for each in IMPORTERS.values()]
        self.fields["register"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["register"].widget = forms.HiddenInput()
            self.initial["register"] = choices[0][0]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "file" in values and "register" in values:
            fields = IMPORTERS[values["register"]].fields
            values |= _staged(values["file"], fields)
        return values


class ReplaceForm(ProcedureForm):
    procedure = replace
    file = WorkbookField(
        label=_("改好的文件"),
        help_text=_("表头没有变的，已选的栏目照旧，上传后直接检查。"),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        old = draft_on(self)
        if "file" not in values:
            return {**values, "name": "", "size": 0, "draft": old}
        fields = self.subject.importer.fields
        values |= _staged(values["file"], fields)
        new: Draft = values["draft"]
        new.revision = old.revision
        if old.columns and old.arrangement.sheet < len(new.sheets):
            new.arrangement, guessed = old.arrangement, new.arrangement
            if new.headings != old.headings:
                new.arrangement = guessed
            else:
                new.columns, new.steady = old.columns, old.steady
                check(self.subject.importer, new, timezone.now())
        return values


class MendForm(ProcedureForm):
    procedure = mend_cell
    row = forms.IntegerField(label=_("行"), min_value=1)
    field = forms.ChoiceField(label=_("栏目"))
    value = forms.CharField(label=_("改为"), required=False, max_length=300)

    def prepare(self) -> None:
        self.draft = draft_on(self)
        self.fields["field"].choices = [(f.name, f.title) for f in self.subject.importer.fields]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        draft = self.draft
        if draft.sheets and not self.errors:
            places = {place for place, _cells in rows_below(draft.sheet, draft.arrangement)}
            if values["row"] not in places:
                self.add_error("row", _("表里没有这一行"))
            else:
                draft.mended.setdefault(values["row"], {})[values["field"]] = values["value"]
                check(self.subject.importer, draft, timezone.now())
        return {**values, "draft": draft}


class ConfirmForm(ProcedureForm):
    procedure = confirm
    revision = forms.IntegerField(widget=forms.HiddenInput)
    leave_out = forms.BooleanField(required=False)

    def prepare(self) -> None:
        self.initial["revision"] = self.subject.revision
        self.fields["leave_out"].label = _("有错的 %(number)d 行不导入") % {
            "number": self.subject.faulty
        }
        if not self.subject.faulty:
            self.fields["leave_out"].widget = forms.HiddenInput()


class StopForm(ProcedureForm):
    procedure = stop


class DiscardForm(ProcedureForm):
    procedure = discard


class UndoForm(ProcedureForm):
    procedure = undo
    reason = forms.CharField(label=_("撤销理由"), max_length=300)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        return values if self.errors else {**values, "inspection": inspect(self.subject)}


def _staged(book: Workbook, fields: Any) -> dict[str, Any]:
    draft = Draft(book.sheets, arrangement=guess_arrangement(book.sheets, fields))
    return {"name": book.name, "size": book.size, "draft": draft}
