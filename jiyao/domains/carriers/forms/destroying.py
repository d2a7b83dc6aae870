from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.scanning import CopiesField
from jiyao.domains.carriers.models import Destruction, DestructionItem, Place
from jiyao.domains.carriers.procedures.destroying import draft, watch
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm

WATCHERS = ("first", "second")


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


def _watcher(label: Any) -> forms.ModelChoiceField:
    helps = _("刷卡签名的不必选，以卡为准；在纸上签的在此选定")
    return forms.ModelChoiceField(
        Person.objects.none(), label=label, required=False, help_text=helps
    )


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
    first = _watcher(_("监销人一"))
    second = _watcher(_("监销人二"))
    receipt = forms.CharField(label=_("送销回执号"), max_length=80, required=False)

    subject: Destruction

    def prepare(self) -> None:
        seen = DestructionItem.objects.visible_to(self.facts, Action.HANDLE)
        items = seen.filter(destruction=self.subject).select_related("copy")
        people = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
        for name in ("items", "ticked"):
            self.choose_from(name, items)
        for name in WATCHERS:
            self.choose_from(name, people)
        self.ask_where_needed(*WATCHERS)
        if self.subject.method == Destruction.Method.STATION:
            self.ask_where_needed("receipt")
        if self.is_request:
            self.fields["items"].initial = items
            self.initial.setdefault(self.reason_field, self.subject.reason)
            for name in ("ticked", *WATCHERS, "receipt"):
                self.fields.pop(name)

    def clean(self) -> dict[str, Any]:
        """Take who signed with a card for the supervisor that was not chosen."""
        values = super().clean() or {}
        for name in self.fields.keys() & set(WATCHERS):
            card = values.get(f"{name}_card")
            people = self.fields[name].queryset  # type: ignore[attr-defined]
            if values.get(name) is None and name not in self.errors:
                values[name] = people.filter(number=card).first() if card else None
                if values[name] is None:
                    self.add_error(name, _("请监销人刷卡，或在此选定"))
        return values
