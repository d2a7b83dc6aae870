"""Choosing sheet, headings and columns: the two forms between the upload and the first dry run."""

from typing import Any

from cryptography.exceptions import InvalidTag
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.imports.cells import shown
from jiyao.foundation.imports.checking import check
from jiyao.foundation.imports.drafts import Draft, draft_of
from jiyao.foundation.imports.models import Staging
from jiyao.foundation.imports.procedures.arranging import arrange, match
from jiyao.foundation.imports.sheets import (
    Arrangement,
    guess_arrangement,
    guess_columns,
    letter,
    rows_below,
)
from jiyao.foundation.procedures.forms import ProcedureForm

SAMPLES = 3
YES_OR_NO = (("yes", _("一并导入")), ("no", _("不导入")))


class ArrangeForm(ProcedureForm):
    procedure = arrange
    sheet = forms.TypedChoiceField(label=_("工作表"), coerce=int)
    header = forms.IntegerField(label=_("表头在第几行"), min_value=1, max_value=200)
    depth = forms.TypedChoiceField(
        label=_("表头占几行"), coerce=int, choices=[(n, n) for n in (1, 2, 3)]
    )
    hidden_rows = forms.ChoiceField(
        label=_("隐藏的行"), choices=YES_OR_NO, widget=forms.RadioSelect
    )
    hidden_columns = forms.ChoiceField(
        label=_("隐藏的列"), choices=YES_OR_NO, widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        self.draft = draft_on(self)
        chosen = self.draft.arrangement
        wanted = self.initial.get("sheet", "")
        sheets = self.draft.sheets
        if wanted in map(str, range(len(sheets))):
            chosen = _guess_in(self.draft, int(wanted), self.subject.importer.fields)
        self.fields["sheet"].choices = [(n, _sheet_name(s)) for n, s in enumerate(sheets)]  # type: ignore[attr-defined]
        for name in ("sheet", "header", "depth"):
            self.initial[name] = getattr(chosen, name)
        for name, unit in (("hidden_rows", _("行")), ("hidden_columns", _("列"))):
            most = max((len(sheet[name]) for sheet in sheets), default=0)
            if most:
                self.fields[name].help_text = _("有 %(number)d %(unit)s在 Excel 里隐藏着") % {
                    "number": most,
                    "unit": unit,
                }
            else:
                self.fields.pop(name)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.errors or not self.draft.sheets:
            return {**values, "draft": self.draft}
        chosen = Arrangement(
            sheet=values["sheet"],
            header=values["header"],
            depth=values["depth"],
            hidden_rows=values.get("hidden_rows", "yes") == "yes",
            hidden_columns=values.get("hidden_columns", "yes") == "yes",
        )
        draft = Draft(self.draft.sheets, self.draft.revision, chosen)
        if not draft.headings:
            self.add_error("header", _("这一行没有内容"))
        elif not any(rows_below(draft.sheet, chosen)):
            self.add_error("header", _("表头下面没有登记行"))
        return {**values, "draft": draft}


class MatchForm(ProcedureForm):
    procedure = match

    def prepare(self) -> None:
        self.draft = draft_on(self)
        if not self.draft.sheets:
            return
        headings = self.draft.headings
        guessed = self.draft.columns or guess_columns(headings, self.subject.importer.fields)
        choices = [("", _("——")), *((c, f"{letter(c)} {h}") for c, h in headings.items())]
        for each in self.subject.importer.fields:
            self.fields[each.name] = forms.TypedChoiceField(
                label=each.title,
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                initial=guessed.get(each.name),
                help_text=each.help,
            )
            if each.steady:
                self.fields[f"{each.name}_steady"] = forms.CharField(
                    label=_("%(title)s空着的，一律为") % {"title": each.title},
                    required=False,
                    max_length=60,
                    initial=self.draft.steady.get(each.name, ""),
                )

    def lines(self) -> list[dict[str, Any]]:
        """Return for the page, field by field: the two inputs and what the first rows hold."""
        found = []
        for each in self.subject.importer.fields:
            steady = f"{each.name}_steady"
            column = self[each.name].value()
            found.append(
                {
                    "field": each,
                    "column": self[each.name],
                    "steady": self[steady] if steady in self.fields else None,
                    "samples": _samples(self.draft, column),
                }
            )
        return found

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        draft = self.draft
        if draft.sheets:
            fields = self.subject.importer.fields
            draft.columns = {f.name: values[f.name] for f in fields if _chosen(values, f.name)}
            named = {f.name: values.get(f"{f.name}_steady", "") for f in fields}
            draft.steady = {name: text for name, text in named.items() if text}
            self._refuse_gaps(draft)
            if not self.errors:
                check(self.subject.importer, draft, timezone.now())
        return {**values, "draft": draft}

    def _refuse_gaps(self, draft: Draft) -> None:
        taken: dict[int, str] = {}
        for name, column in draft.columns.items():
            if column in taken:
                self.add_error(name, _("这一栏已经用于“%(other)s”") % {"other": taken[column]})
            taken[column] = str(self.fields[name].label)
        for each in self.subject.importer.fields:
            if each.required and each.name not in {**draft.columns, **draft.steady}:
                self.add_error(each.name, _("必须对应一栏"))


def draft_on(form: ProcedureForm) -> Draft:
    """Return the draft of the form's ledger; one without sheets when nothing can be read of it."""
    rows = Staging.objects.visible_to(form.facts, Action.READ).select_related("ledger")
    staging = rows.filter(ledger=form.subject).first()
    if staging is None or not form.subject.is_draft:
        return Draft([], form.subject.revision)
    try:
        return draft_of(staging)
    except InvalidTag:
        return Draft([], form.subject.revision, lost=True)


def _guess_in(draft: Draft, sheet: int, fields: Any) -> Arrangement:
    found = guess_arrangement([draft.sheets[sheet]], fields)
    return Arrangement(sheet, found.header, found.depth)


def _sheet_name(sheet: dict[str, Any]) -> str:
    name = _("%(name)s(%(rows)d 行)") % {"name": sheet["name"], "rows": len(sheet["rows"])}
    return _("%(name)s〔隐藏〕") % {"name": name} if sheet["hidden"] else name


def _chosen(values: dict[str, Any], name: str) -> bool:
    return values.get(name) is not None


def _samples(draft: Draft, column: Any) -> list[str]:
    if str(column) not in map(str, draft.headings):
        return []
    found = []
    for _place, cells in rows_below(draft.sheet, draft.arrangement):
        said = shown(cells[int(column)]) if int(column) < len(cells) else ""
        if said and said not in found:
            found.append(said)
        if len(found) == SAMPLES:
            break
    return found
