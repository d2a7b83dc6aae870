from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.carrying import escorts
from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.models import Place
from jiyao.domains.carriers.procedures.wasting import destroy_bag, seal_bag
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class SealBagForm(ProcedureForm):
    procedure = seal_bag
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("最高密级"))
    origin = forms.CharField(label=_("产生部门"), max_length=80)
    important = forms.BooleanField(label=_("重要的，当日销毁"), required=False)


class DestroyBagForm(ProcedureForm):
    procedure = destroy_bag
    place = forms.ModelChoiceField(Place.objects.none(), label=_("销毁地点"))
    witness = forms.ModelChoiceField(Person.objects.none(), label=_("监销人"))

    def prepare(self) -> None:
        self.choose_from("place", places(Place.Kind.DESTRUCTION))
        self.choose_from("witness", escorts().exclude(pk=self.person.pk))
