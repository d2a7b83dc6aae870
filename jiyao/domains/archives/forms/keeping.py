from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.forms.choosing import ItemsField, everybody, words_field
from jiyao.domains.archives.models import Appraisal
from jiyao.domains.archives.procedures.keeping import (
    appraise,
    count,
    mend,
    note_damage,
    report_lost,
)
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class CountForm(ProcedureForm):
    procedure = count
    on_card = forms.IntegerField(label=_("卡片登记件数"), min_value=0, max_value=9999)
    found = forms.IntegerField(label=_("卷内实有件数"), min_value=0, max_value=9999)


class NoteDamageForm(ProcedureForm):
    procedure = note_damage
    damage = words_field(_("破损情况"))


class MendForm(ProcedureForm):
    procedure = mend
    method = words_field(_("修复方法"))


class ReportLostForm(ProcedureForm):
    procedure = report_lost
    items = ItemsField(_("哪几件"))
    last_seen = forms.CharField(label=_("最后见到的时间和处所"), max_length=120)

    def prepare(self) -> None:
        field: Any = self.fields["items"]
        field.offer(self.subject, self.facts)


class AppraiseForm(ProcedureForm):
    procedure = appraise
    panel = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("鉴定小组"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("三人以上，含专职档案员"),
    )
    verdict = forms.ChoiceField(label=_("鉴定意见"), choices=Appraisal.Verdict.choices)
    longer = forms.DateField(
        label=_("延长至"), widget=DateInput(), required=False, help_text=_("销毁的不填")
    )

    def prepare(self) -> None:
        self.choose_from("panel", everybody())
