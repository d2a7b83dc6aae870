from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import TextAndFiles, lines, to_come
from jiyao.domains.release.models import Carrier, Interview, Kind, Stage, Way
from jiyao.domains.release.paths import path_at
from jiyao.domains.release.procedures.submitting import begin, send
from jiyao.domains.release.screening.asking import AT_ONCE
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class BeginForm(TextAndFiles, ProcedureForm):
    procedure = begin
    kind = forms.ChoiceField(label=_("类别"), choices=Kind.choices)
    title = forms.CharField(label=_("信息名称"), max_length=200)
    note = lines(
        _("内容来源说明"),
        500,
        required=False,
        help_text=_("取自哪些文件、会议或数据；没有引用的不填"),
    )
    carrier = forms.ChoiceField(
        label=_("载体形式"), choices=Carrier.choices, widget=forms.RadioSelect
    )
    way = forms.ChoiceField(label=_("拟公开方式"), choices=Way.choices)
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
    field_order = (
        *("kind", "title", "carrier", "way", "place", "planned_on"),
        *("text", "uploads", "note", "interview"),
    )

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("planned_on", timezone.localdate())
        self.choose_from("interview", Interview.objects.visible_to(self.facts, Action.READ))

    def clean_planned_on(self) -> date:
        return to_come(self.cleaned_data["planned_on"])

    def clean(self) -> dict[str, Any]:
        return self.put_together(super().clean() or {}, seconds=AT_ONCE)


ASK_FOR_REASONS = _("筛查有 %d 处待处理：请先换稿改正，或逐处写明为什么可以发布")


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
        self._say_what_was_found()
        if Stage.DEPARTMENT in path_at(self.subject.kind_of, timezone.now()):
            able = cleared_for(self.subject.label, timezone.now())
            self.choose_from("head", able.exclude(pk=self.person.pk).order_by("pinyin"))
        else:
            del self.fields["head"]

    def _say_what_was_found(self) -> None:
        """Put no words into the author's mouth where something stands against the text."""
        number = self.subject.latest.uncleared.count()
        if number:
            words = self.fields["words"]
            words.initial = ""
            words.help_text = ASK_FOR_REASONS % number

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        return {"head": None, **values}
