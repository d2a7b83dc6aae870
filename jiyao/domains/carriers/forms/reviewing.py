from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.procedures.reviewing import book_meeting
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import HEAD, LEADER, OFFICE_HEAD
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

CHAIRS = (LEADER, HEAD, OFFICE_HEAD)
NO_CONTENT = _("不写标题和涉密内容")


class MeetingForm(ProcedureForm):
    procedure = book_meeting
    held_on = forms.DateField(label=_("报告会日期"), widget=DateInput())
    chair = forms.ModelChoiceField(Person.objects.none(), label=_("主持人"))
    attended = forms.CharField(label=_("参加人"), max_length=200)
    findings = forms.CharField(
        label=_("情况和问题"), max_length=300, widget=forms.Textarea, help_text=NO_CONTENT
    )
    measures = forms.CharField(
        label=_("改进措施"), max_length=300, widget=forms.Textarea, help_text=NO_CONTENT
    )

    def prepare(self) -> None:
        people = appointed(timezone.now(), *CHAIRS)
        self.choose_from("chair", people.select_related("unit").order_by("pinyin"))
