from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import PledgeText
from jiyao.domains.organisation.models.pledges import PLEDGED, Occasion
from jiyao.domains.organisation.procedures.pledging import book_pledge, issue_text, sign_pledge
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


class IssueTextForm(ProcedureForm):
    procedure = issue_text
    occasion = forms.ChoiceField(label=_("种类"), choices=Occasion.choices)
    text = forms.CharField(
        label=_("正文"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("写明：了解制度，履行职责，接受审查，承担责任"),
    )


class SignPledgeForm(ProcedureForm):
    procedure = sign_pledge
    on_the_record = True


class BookPledgeForm(ProcedureForm):
    procedure = book_pledge
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    text = forms.ModelChoiceField(PledgeText.objects.none(), label=_("承诺书文本"))
    signed_on = forms.DateField(label=_("签订日期"), widget=DateInput())
    paper = forms.CharField(label=_("纸质编号"), max_length=80)

    def prepare(self) -> None:
        self.choose_from("person", Person.objects.filter(is_active=True).order_by("pinyin"))
        texts = PledgeText.objects.holding_at(timezone.now()).filter(occasion__in=PLEDGED)
        self.choose_from("text", texts)
