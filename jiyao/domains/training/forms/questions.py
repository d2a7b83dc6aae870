from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.training.models import Course, Question
from jiyao.domains.training.procedures.banking import enter_question
from jiyao.domains.training.spelling import TRUTH, places_of
from jiyao.foundation.procedures.forms import ProcedureForm


class EnterQuestionForm(ProcedureForm):
    procedure = enter_question
    course = forms.ModelChoiceField(Course.objects.none(), label=_("课程"))
    kind = forms.ChoiceField(label=_("题型"), choices=Question.Kind.choices)
    text = forms.CharField(
        label=_("题干"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    options = forms.CharField(
        label=_("选项"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("一行一个，不写 A、B；判断题不填"),
    )
    right = forms.CharField(
        label=_("答案"),
        max_length=20,
        help_text=_("如 B、ACD；判断题写 对 或 错。录入后任何人都看不到"),
    )

    def prepare(self) -> None:
        now = timezone.now()
        held = Course.objects.holding_at(now).exclude(ending=Course.Ending.ATTENDED)
        self.choose_from("course", held.order_by("pk"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        kind, said = values.get("kind"), values.get("right", "")
        lines = [line.strip() for line in values.get("options", "").splitlines()]
        values["options"] = list(TRUTH) if kind == Question.Kind.TRUTH else [x for x in lines if x]
        values["right"] = places_of(said)
        if said and not values["right"]:
            self.add_error("right", _("请写选项的字母，或 对、错"))
        return values
