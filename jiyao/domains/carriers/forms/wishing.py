from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Wish
from jiyao.domains.carriers.procedures.wishing import decline, meet, wish_for
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class WishForForm(ProcedureForm):
    procedure = wish_for
    leads_on = True
    kind = forms.ChoiceField(label=_("申请事项"), choices=Wish.Kind.choices)
    purpose = forms.CharField(label=_("用途"), max_length=120, help_text=_("只写工作用途"))
    wanted_on = forms.DateField(
        label=_("何时要用"),
        widget=DateInput,
        initial=timezone.localdate,
        help_text=_("机要室最迟到这一天答复；须经批准的，由机要室报批"),
    )


class MeetForm(ProcedureForm):
    procedure = meet
    words = forms.CharField(
        label=_("答复"), max_length=200, help_text=_("如：已报批，请于明日上午来机要室领取")
    )


class DeclineForm(ProcedureForm):
    procedure = decline
    words = forms.CharField(label=_("不予办理的理由"), max_length=200)
