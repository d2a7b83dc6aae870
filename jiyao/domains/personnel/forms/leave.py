from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.forms.fields import line, lines, others_than
from jiyao.domains.personnel.procedures.leave import book_leave, deal_with, extend
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class BookLeaveForm(ProcedureForm):
    procedure = book_leave
    person = forms.ModelChoiceField(Person.objects.none(), label=_("人员"))
    reason = line(_("事由"), 120)
    where = line(_("去向"), 120, help_text=_("写明地点和联系方式"))
    leaves_at = forms.DateTimeField(label=_("离岗时间"), widget=DateTimeInput())
    due_back_at = forms.DateTimeField(label=_("应返岗时间"), widget=DateTimeInput())

    def prepare(self) -> None:
        self.choose_from("person", others_than(self.facts.person_id))


class ExtendForm(ProcedureForm):
    procedure = extend
    due_back_at = forms.DateTimeField(label=_("续假至"), widget=DateTimeInput())


class DealWithForm(ProcedureForm):
    procedure = deal_with
    measures = lines(_("处置措施"), 500, help_text=_("如：查找下落、收回载体和证件、向上级报告"))
