from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import CarrierKind, Copy, Document
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.domains.carriers.procedures.correcting import correct, reassign, relevel, renumber
from jiyao.domains.carriers.procedures.receiving import count, number, register, sign
from jiyao.domains.carriers.procedures.scoping import determine, widen
from jiyao.domains.carriers.rules import CORRECTABLE
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.models import Level
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm


class CountForm(ProcedureForm):
    procedure = count
    level = forms.ModelChoiceField(Level.objects.none(), label=_("封面密级"))
    kind = forms.ModelChoiceField(CarrierKind.objects.none(), label=_("载体种类"))
    sender = forms.CharField(label=_("来文机关"), max_length=120)
    courier = forms.CharField(label=_("送达人"), max_length=60)
    declared = forms.IntegerField(label=_("封面注明份数"), min_value=0, max_value=999)
    counted = forms.IntegerField(label=_("清点份数"), min_value=0, max_value=999)
    remark = forms.CharField(label=_("份数不符说明"), max_length=200, required=False)

    def prepare(self) -> None:
        _choices(self, "level", Level.objects.select_related("scheme"))
        _choices(self, "kind", CarrierKind.objects.all())


class RegisterForm(ProcedureForm):
    procedure = register
    sender_number = forms.CharField(label=_("来文字号"), max_length=80, required=False)
    title = forms.CharField(label=_("标题"), max_length=200, required=False)
    code_title = forms.CharField(label=_("代号标题"), max_length=40, required=False)
    period = forms.CharField(label=_("保密期限"), max_length=30, required=False)
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=Document.Urgency.choices)
    amount = forms.IntegerField(label=_("每份页数"), min_value=1, max_value=99999)
    enclosures = forms.IntegerField(label=_("附件数"), min_value=0, max_value=999, initial=0)

    def prepare(self) -> None:
        level = self.subject.label.level
        unit = self.subject.kind_of.unit
        self.fields["amount"].label = _("每份数量(%(unit)s)") % {"unit": unit}
        if is_above_ceiling(level, timezone.now()):
            self.fields["title"].disabled = True
            self.fields["title"].help_text = _("高于处理上限,只登记代号标题")
            self.fields["code_title"].required = True
        if not level.scheme.starred:
            self.fields.pop("period")

    def clean(self) -> dict[str, Any]:
        return {"period": "", **(super().clean() or {})}


class NumberForm(ProcedureForm):
    procedure = number
    first = forms.IntegerField(label=_("起始份号"), min_value=1, max_value=999000, initial=1)


class SignForm(ProcedureForm):
    procedure = sign


class DetermineForm(ProcedureForm):
    procedure = determine
    circles = forms.ModelMultipleChoiceField(
        Circle.objects.none(), label=_("知悉范围"), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        circles = Circle.objects.exclude(kind_of=Circle.Kind.PERSON).order_by("-kind_of", "pk")
        _choices(self, "circles", circles)


class WidenForm(ProcedureForm):
    procedure = widen
    circle = forms.ModelChoiceField(Circle.objects.none(), label=_("增加的部门、岗位或人员"))

    def prepare(self) -> None:
        if "circle" in self.fields:
            _choices(self, "circle", Circle.objects.order_by("kind_of", "pk"))


class ReaderField(forms.ModelChoiceField):
    """People to choose from; those who may not read the record say so beside their name."""

    def label_from_instance(self, person: Any) -> str:
        where = f"{person}({person.unit})" if person.unit else str(person)
        return _("%(who)s 须先报批") % {"who": where} if person.last else where


class SendForm(ProcedureForm):
    procedure = send
    to = ReaderField(Person.objects.none(), label=_("阅文人"))
    due = forms.DateTimeField(label=_("应还时间"), widget=DateTimeInput())

    def prepare(self) -> None:
        readers = readers_of(self.subject.label, timezone.now()).values("pk")
        everybody = Person.objects.filter(is_active=True).select_related("unit")
        able_first = Case(When(pk__in=readers, then=0), default=1)
        _choices(self, "to", everybody.annotate(last=able_first).order_by("last", "pinyin"))
        self.fields["due"].initial = _closing_today()


class ReadForm(ProcedureForm):
    procedure = sign_as_read


class TakeBackForm(ProcedureForm):
    procedure = take_back
    reader = forms.ModelChoiceField(Person.objects.none(), label=_("退还人"))
    counted = forms.IntegerField(label=_("清点数量"), min_value=0, max_value=99999)

    subject: Copy

    def prepare(self) -> None:
        _choices(self, "reader", Person.objects.filter(pk=self.subject.holder_id))
        self.fields["reader"].initial = self.subject.holder_id
        unit = self.subject.document.kind_of.unit
        self.fields["counted"].label = _("清点数量(%(unit)s)") % {"unit": unit}


class CorrectForm(ProcedureForm):
    procedure = correct
    field = forms.ChoiceField(
        label=_("栏目"),
        choices=[(f.name, f.verbose_name) for f in Document._meta.fields if f.name in CORRECTABLE],
    )
    value = forms.CharField(label=_("更正为"), max_length=120)
    reason = forms.CharField(label=_("更正理由"), max_length=300)


class RenumberForm(ProcedureForm):
    procedure = renumber
    number = forms.CharField(label=_("更正为"), max_length=40)
    reason = forms.CharField(label=_("更正理由"), max_length=300)


class RelevelForm(ProcedureForm):
    procedure = relevel
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("更正为"))
    reason = forms.CharField(label=_("更正理由"), max_length=300)


class ReassignForm(ProcedureForm):
    procedure = reassign
    holder = forms.ModelChoiceField(Person.objects.filter(is_active=True), label=_("实际持有人"))
    reason = forms.CharField(label=_("更正理由"), max_length=300)


def _choices(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - a slip in the form above
    field.queryset = rows


def _closing_today() -> datetime:
    closing = time.fromisoformat(settings.CLOSING_TIME)
    return timezone.make_aware(datetime.combine(timezone.localdate(), closing))
