from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.scanning import CopiesField
from jiyao.domains.carriers.models import Destruction, DestructionItem, Place
from jiyao.domains.carriers.procedures.destroying import draft, watch
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class DraftForm(ProcedureForm):
    procedure = draft
    copies = forms.CharField()
    reason = forms.CharField(label=_("销毁原因"), max_length=120)
    appraisal = forms.CharField(label=_("鉴定意见"), max_length=120)
    method = forms.ChoiceField(label=_("销毁方式"), choices=Destruction.Method.choices)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("销毁地点"))

    def prepare(self) -> None:
        self.fields["copies"] = CopiesField(self.facts, label=_("拟销毁的份"))
        rated = places(Place.Kind.DESTRUCTION)
        self.choose_from("place", rated)
        if not rated.exists():
            self.fields["place"].help_text = _("还没有登记过，请保密办先在“处所登记”里登记销毁地点")


class WatchForm(ProcedureForm):
    procedure = watch
    items = forms.ModelMultipleChoiceField(
        DestructionItem.objects.none(), label=_("报批的整册"), widget=forms.MultipleHiddenInput
    )
    ticked = forms.ModelMultipleChoiceField(
        DestructionItem.objects.none(),
        label=_("现场逐件勾销"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾的不销毁，仍在账上"),
    )
    first = forms.ModelChoiceField(Person.objects.none(), label=_("监销人一"))
    second = forms.ModelChoiceField(Person.objects.none(), label=_("监销人二"))
    receipt = forms.CharField(label=_("送销回执号"), max_length=80, required=False)

    subject: Destruction

    def prepare(self) -> None:
        seen = DestructionItem.objects.visible_to(self.facts, Action.HANDLE)
        items = seen.filter(destruction=self.subject).select_related("copy")
        people = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
        for name in ("items", "ticked"):
            self.choose_from(name, items)
        for name in ("first", "second"):
            self.choose_from(name, people)
        if self.is_request:
            self.fields["items"].initial = items
            for name in ("ticked", "first", "second", "receipt"):
                self.fields.pop(name)
