from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Place
from jiyao.domains.carriers.procedures.circulating import send, sign_as_read, take_back
from jiyao.domains.carriers.readings import is_unread
from jiyao.domains.carriers.returning import latest_return
from jiyao.domains.carriers.titles import add_documents
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.readers import cleared_for, readers_of
from jiyao.foundation.access.roles import ADMINISTRATORS
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm
from jiyao.foundation.ui.parts import Fact

OUT_OF_SCOPE, NOT_CLEARED = 1, 2
WHY_LAST = {OUT_OF_SCOPE: _("须先报批"), NOT_CLEARED: _("等级不足")}
READING_PLACES = (Place.Kind.ROOM, Place.Kind.READING, Place.Kind.OFFICE, Place.Kind.HOME)


class ReaderField(forms.ModelChoiceField):
    """People to choose from; those who may not read the record say why beside their name."""

    def label_from_instance(self, person: Any) -> str:
        where = f"{person}（{person.unit}）" if person.unit else str(person)
        return f"{where} {WHY_LAST[person.last]}" if person.last else where


def places(*kinds: str) -> Any:
    """Return the places of these kinds that are in use, the confidential room first."""
    rows = Place.objects.holding_at(timezone.now()).filter(kind_of__in=kinds)
    return rows.order_by("-kind_of", "name")


def choose_the_only_one(form: Any, name: str) -> None:
    """Choose what is offered in a field when there is nothing else to choose."""
    found = list(form.fields[name].queryset[:2]) if name in form.fields else []
    if len(found) == 1:
        form.initial.setdefault(name, found[0].pk)


def people_for(record: Any, at: datetime) -> Any:
    """Return all but administrators: who may read, who might with a wider scope, then the rest.

    What stands against the last two is said beside their names.
    """
    readers = readers_of(record.label, at).values("pk")
    cleared = cleared_for(record.label, at).values("pk")
    return _everybody(at, When(pk__in=readers, then=0), When(pk__in=cleared, then=OUT_OF_SCOPE))


def companions_for(record: Any, at: datetime) -> Any:
    """Return all but administrators: who is cleared to go along with it, then the rest."""
    return _everybody(at, When(pk__in=cleared_for(record.label, at).values("pk"), then=0))


def _everybody(at: datetime, *able: When) -> Any:
    barred = Appointment.objects.holding_at(at).filter(role_code__in=ADMINISTRATORS)
    people = Person.objects.filter(is_active=True).select_related("unit")
    people = people.exclude(pk__in=barred.values("person"))
    able_first = Case(*able, default=NOT_CLEARED)
    return people.annotate(last=able_first).order_by("last", "pinyin")


class SendForm(ProcedureForm):
    procedure = send
    to = ReaderField(Person.objects.none(), label=_("阅文人"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("阅办处所"))
    due = forms.DateTimeField(
        label=_("应还时间"),
        widget=DateTimeInput(),
        required=False,
        help_text=_("不填即按退还时限"),
    )

    def prepare(self) -> None:
        self.choose_from("to", people_for(self.subject, timezone.now()))
        self.choose_from("place", places(*READING_PLACES))
        self.fields["place"].initial = places(*READING_PLACES).first()
        latest = latest_return(self.subject, timezone.now())
        self.fields["due"].initial = latest
        if latest > at_closing(timezone.localdate(latest)):
            self.fields["due"].help_text = _("现在已下班，当日退还的定在今天结束以前")


class ReadForm(ProcedureForm):
    procedure = sign_as_read

    def about(self) -> list[Fact]:
        """Return what is signed for as read."""
        add_documents([self.subject], self.facts)
        return [Fact(_("编号"), self.subject.number), Fact(_("标题"), self.subject.title)]


class BackForm(forms.Form):
    """What is asked of a copy that comes back: how much of it there is, and in what condition."""

    counted = forms.IntegerField(label=_("清点数量"), min_value=0, max_value=99999)
    condition = forms.CharField(
        label=_("污损情况"), max_length=120, required=False, help_text=_("完好的不填")
    )

    subject: Copy

    def prepare(self) -> None:
        unit = self.subject.document.kind_of.unit
        self.fields["counted"].label = _("清点数量（%(unit)s）") % {"unit": unit}


class TakeBackForm(BackForm, ProcedureForm):
    procedure = take_back
    reader = forms.ModelChoiceField(Person.objects.none(), label=_("退还人"))
    read = forms.BooleanField(
        label=_("退还人一并签阅毕"), required=False, help_text=_("没有阅完就退还的，去掉勾选")
    )
    field_order = ("reader", "counted", "condition", "read")

    def about(self) -> list[Fact]:
        """Say that the reader has not signed as read, while that can still be done."""
        said = Fact(_("阅毕签字"), _("还没有；退还时一并签，不签也能收回"))
        return [said] if is_unread(self.subject) else []

    def prepare(self) -> None:
        super().prepare()
        self.choose_from("reader", Person.objects.filter(pk=self.subject.holder_id))
        self.fields["reader"].initial = self.subject.holder_id
        self.fields["read"].initial = True
        if not is_unread(self.subject):
            self.fields.pop("read")
