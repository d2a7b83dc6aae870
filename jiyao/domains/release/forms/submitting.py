from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import TextAndFiles, lines
from jiyao.domains.release.models import Interview, Kind, Stage
from jiyao.domains.release.paths import path_at
from jiyao.domains.release.procedures.submitting import begin, hand_in, send
from jiyao.domains.release.screening.asking import AT_ONCE
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class HandInForm(TextAndFiles, ProcedureForm):
    procedure = hand_in

    def clean(self) -> dict[str, Any]:
        return self.put_together(super().clean() or {}, seconds=AT_ONCE)


class BeginForm(HandInForm):
    procedure = begin
    kind = forms.ChoiceField(label=_("类别"), choices=Kind.choices)
    title = forms.CharField(label=_("信息名称"), max_length=200)
    note = lines(
        _("内容来源说明"),
        500,
        required=False,
        help_text=_("取自哪些文件、会议或数据；没有引用的不填"),
    )
    place = forms.CharField(
        label=_("拟发布的位置"),
        max_length=120,
        help_text=_("如：门户网站要闻栏目、某报、某学术会议"),
    )
    interview = forms.ModelChoiceField(
        Interview.objects.none(),
        label=_("批准的采访"),
        required=False,
        help_text=_("报道涉密会议、涉密采访的才选"),
    )
    planned_on = forms.DateField(label=_("拟发布日期"), widget=DateInput())
    field_order = ("kind", "title", "note", "place", "planned_on", "interview", "text", "uploads")

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("planned_on", timezone.localdate())
        self.choose_from("interview", Interview.objects.visible_to(self.facts, Action.READ))


class SendForm(ProcedureForm):
    procedure = send
    head = forms.ModelChoiceField(
        Person.objects.none(), label=_("部门负责人"), help_text=_("由其审查，审查后送下一环节")
    )
    words = forms.CharField(
        label=_("自审意见"),
        max_length=200,
        initial=_("经自审，不涉及国家秘密、工作秘密和内部事项"),
    )

    def prepare(self) -> None:
        if Stage.DEPARTMENT in path_at(self.subject.kind_of, timezone.now()):
            others = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
            self.choose_from("head", others)
        else:
            del self.fields["head"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        return {"head": None, **values}
