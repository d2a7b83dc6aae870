from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models import PublicEntry
from jiyao.domains.release.procedures.catalogue import enter_entry, entrust, update
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm


def keeper_field() -> forms.ModelChoiceField:
    people = Person.objects.filter(is_active=True).order_by("pinyin")
    return forms.ModelChoiceField(people, label=_("维护责任人"))


class EnterEntryForm(ProcedureForm):
    procedure = enter_entry
    category = forms.ChoiceField(label=_("类别"), choices=PublicEntry.Category.choices)
    title = forms.CharField(label=_("公开事项"), max_length=120)
    place = forms.CharField(label=_("公开位置"), max_length=200)
    keeper = keeper_field()
    next_on = forms.DateField(label=_("应更新日期"), widget=DateInput())


class UpdateForm(ProcedureForm):
    procedure = update
    words = forms.CharField(label=_("更新内容"), max_length=200)
    next_on = forms.DateField(label=_("下次应更新日期"), widget=DateInput())


class EntrustForm(ProcedureForm):
    procedure = entrust
    keeper = keeper_field()
