from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import (
    BackForm,
    ReaderField,
    choose_the_only_one,
    people_for,
    places,
)
from jiyao.domains.carriers.forms.for_a_wish import ForAWish
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.borrowing import lend, lend_out
from jiyao.domains.carriers.procedures.excerpting import excerpt
from jiyao.domains.carriers.procedures.lending_outside import call_back, lend_outside
from jiyao.domains.carriers.rules.borrowing import LONGEST
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


def period_field(label: Any) -> forms.IntegerField:
    """Ask for a number of calendar days."""
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=LONGEST,
        initial=1,
        help_text=_("自然日，当天算第一天，最后一天下班前归还"),
    )


REASON_HELP = _("只写工作用途，审批人都能看到，不要写标题和涉密内容")


class LendForm(ForAWish, ProcedureForm):
    procedure = lend
    reason_field = "purpose"
    of_wish: ClassVar[dict[str, str]] = {
        "to": "person_id",
        "purpose": "purpose",
        "days": "days",
    }
    to = ReaderField(Person.objects.none(), label=_("借阅人"))
    purpose = forms.CharField(label=_("借用事由"), max_length=120, help_text=REASON_HELP)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("阅览处所"))
    days = period_field(_("借用天数"))

    def prepare(self) -> None:
        super().prepare()
        self.choose_from("to", people_for(self.subject, timezone.now()))
        self.choose_from("place", places(Place.Kind.ROOM, Place.Kind.READING))
        choose_the_only_one(self, "place")


class LendOutForm(LendForm):
    procedure = lend_out
    exception = forms.CharField(label=_("带出阅览处所的理由"), max_length=120)

    def prepare(self) -> None:
        super().prepare()
        self.choose_from("place", places(Place.Kind.OFFICE))
        choose_the_only_one(self, "place")
        self.fields["place"].label = _("使用处所")


class LendOutsideForm(ProcedureForm):
    procedure = lend_outside
    reason_field = "purpose"
    body = forms.CharField(label=_("借用单位"), max_length=120)
    letter = forms.CharField(label=_("介绍信号"), max_length=80)
    purpose = forms.CharField(label=_("事由"), max_length=120, help_text=REASON_HELP)
    days = period_field(_("借用天数"))
    bearer = forms.CharField(label=_("来人姓名"), max_length=60)
    receipt = forms.CharField(label=_("借条号"), max_length=80)

    def prepare(self) -> None:
        if self.is_request:
            del self.fields["bearer"], self.fields["receipt"]


class CallBackForm(BackForm, ProcedureForm):
    procedure = call_back


class ExcerptForm(ProcedureForm):
    procedure = excerpt
    reason_field = "purpose"
    notebook = forms.CharField(label=_("保密本编号"), max_length=40)
    pages = forms.CharField(label=_("摘自页码"), max_length=60, help_text=_("如：第 3—5 页"))
    purpose = forms.CharField(
        label=_("用途"), max_length=120, help_text=_("只写工作用途，审批人都能看到，不写摘抄的内容")
    )
