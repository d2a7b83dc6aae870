from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.forms.documents import circles, circles_field, day_field
from jiyao.domains.organisation.models import Notice
from jiyao.domains.organisation.procedures.notices import convey, publish
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class PublishForm(ProcedureForm):
    procedure = publish
    kind = forms.ChoiceField(label=_("类别"), choices=Notice.Kind.choices)
    title = forms.CharField(label=_("标题"), max_length=100, help_text=_("不写涉密内容"))
    text = forms.CharField(
        label=_("正文"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("不写涉密内容；涉密的通报按文件流转"),
    )
    circles = circles_field(_("发给谁"))
    due_on = day_field(_("确认期限"))
    cascades = forms.BooleanField(
        label=_("由部门负责人逐级传达"),
        required=False,
        help_text=_("本年度签了部门责任书的负责人要确认传达到谁"),
    )

    def prepare(self) -> None:
        self.choose_from("circles", circles())


class ConveyForm(ProcedureForm):
    procedure = convey
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("传达到"), widget=forms.CheckboxSelectMultiple
    )
    how = forms.CharField(label=_("传达方式"), max_length=80, help_text=_("如部门会议、个别谈话"))

    def prepare(self) -> None:
        people = Person.objects.filter(is_active=True, unit=self.subject.unit_id)
        self.choose_from("people", people.exclude(pk=self.subject.person_id).order_by("pinyin"))
