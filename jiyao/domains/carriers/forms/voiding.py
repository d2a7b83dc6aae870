from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Content
from jiyao.domains.carriers.procedures.voiding import add_copy, retitle, void, void_copy
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact


class VoidForm(ProcedureForm):
    procedure = void
    reason_field = "reason"
    reason = forms.CharField(label=_("作废理由"), max_length=300)

    def about(self) -> list[Fact]:
        """Say what becomes void, and what stays taken."""
        return [
            Fact(_("收文号"), self.subject.number or _("待编号"), _("作废后不再使用")),
            Fact(_("份数"), self.subject.counted, _("各份一并作废，仍留在簿上")),
        ]


class VoidCopyForm(ProcedureForm):
    procedure = void_copy
    reason_field = "reason"
    reason = forms.CharField(label=_("作废理由"), max_length=300)
    cover = forms.BooleanField(label=_("封面也只注明这么多"), required=False)

    def prepare(self) -> None:
        document = self.subject.document
        words = _("登记的封面份数是 %(declared)d，作废后还有 %(left)d 份；封面也少一份的请勾选")
        told = {"declared": document.declared, "left": document.counted - 1}
        self.fields["cover"].help_text = words % told


class AddCopyForm(ProcedureForm):
    procedure = add_copy
    reason_field = "reason"
    copy_number = forms.RegexField(
        r"^\d{3,6}$",
        label=_("份号"),
        help_text=_("三位数字，如 003"),
        error_messages={"invalid": _("份号是三位到六位数字")},
    )
    reason = forms.CharField(label=_("补登理由"), max_length=300)

    def prepare(self) -> None:
        given = self.subject.copies.values_list("copy_number", flat=True)
        highest = max((int(number) for number in given if number.isdecimal()), default=0)
        self.initial.setdefault("copy_number", f"{highest + 1:03d}")


class RetitleForm(ProcedureForm):
    procedure = retitle
    reason_field = "reason"
    title = forms.CharField(label=_("更正为"), max_length=200)
    reason = forms.CharField(label=_("更正理由"), max_length=300)

    def prepare(self) -> None:
        rows: Any = Content.objects.visible_to(self.facts, Action.READ)
        seen = rows.filter(document=self.subject).values_list("title", flat=True).first()
        self.initial.setdefault("title", seen or "")
