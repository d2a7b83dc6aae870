from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.models import CarrierKind, Document, OwnItem, Place
from jiyao.domains.carriers.procedures.own import compile_from, enter, review
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Level
from jiyao.foundation.procedures.forms import ProcedureForm

LEVELS = Level.objects.select_related("scheme")
ORIGINS = OwnItem.Origin
OTHERS = (ORIGINS.NOTEBOOK, *OwnItem.MADE_OF_OTHERS)


class TitleFields(CodeTitleForm):
    """What an item is called: by its title up to the handling ceiling, by code title above."""

    title = forms.CharField(
        label=_("标题"), max_length=200, required=False, help_text=_("高于处理上限的不填标题")
    )
    code_title = forms.CharField(label=_("代号标题"), max_length=40, required=False)
    copies = forms.IntegerField(label=_("份数"), min_value=1, max_value=999, initial=1)
    amount = forms.IntegerField(
        label=_("每份数量"),
        min_value=1,
        max_value=99999,
        help_text=_("按载体种类的计量单位：页、张、分钟、个、件"),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.ask_whether_it_tells(values)
        return values


class EnterForm(TitleFields, ProcedureForm):
    procedure = enter
    origin = forms.ChoiceField(
        label=_("形成方式"), choices=[each for each in ORIGINS.choices if each[0] not in OTHERS]
    )
    level = forms.ModelChoiceField(LEVELS, label=_("密级"))
    kind = forms.ModelChoiceField(CarrierKind.objects.all(), label=_("载体种类"))

    field_order = ("origin", "level", "kind")


class ReviewForm(ProcedureForm):
    procedure = review
    mended = forms.CharField(
        label=_("审核意见"), max_length=120, required=False, help_text=_("没有补正的不填")
    )


class CompileForm(TitleFields, ProcedureForm):
    procedure = compile_from
    reason_field = "purpose"
    origin = forms.ChoiceField(
        label=_("方式"), choices=[(each.value, each.label) for each in OwnItem.MADE_OF_OTHERS]
    )
    others = forms.ModelMultipleChoiceField(
        Document.objects.none(),
        label=_("一并汇编的文件"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("翻印一件的不选"),
    )
    level = forms.ModelChoiceField(LEVELS, label=_("密级"))
    period = forms.CharField(
        label=_("保密期限"), max_length=30, required=False, help_text=_("按所据文件中最长的填写")
    )
    purpose = forms.CharField(
        label=_("用途"), max_length=120, help_text=_("审批人都能看到，不要写标题和涉密内容")
    )
    place = forms.ModelChoiceField(Place.objects.none(), label=_("印制处所"))

    field_order = ("origin", "others", "level", "period", "copies", "purpose")

    def prepare(self) -> None:
        rows = Document.objects.visible_to(self.facts, Action.HANDLE)
        rows = rows.filter(state=Document.State.SIGNED).exclude(pk=self.subject.pk)
        self.choose_from("others", rows.exclude(own__origin=ORIGINS.NOTEBOOK).order_by("-pk"))
        self.fields["level"].initial = self.subject.label.level_id
        self.choose_from("place", places(Place.Kind.COPYING, Place.Kind.ROOM))
        if self.is_request:
            for name in ("title", "code_title", "amount", "place"):
                del self.fields[name]
