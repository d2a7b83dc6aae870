from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.numbering import CopyNumbersField
from jiyao.domains.carriers.forms.once import OnceForm
from jiyao.domains.carriers.models import CarrierKind, Document, Term
from jiyao.domains.carriers.procedures.receiving import count, number, register, sign
from jiyao.domains.carriers.rules.marking import not_marked_so
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.domains.classification.settings import LONGEST_YEARS
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.models import Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.suggesting import Suggesting, suggest

LATEST = 500


class CountForm(ProcedureForm):
    procedure = count
    level = forms.ModelChoiceField(Level.objects.none(), label=_("封面密级"))
    kind = forms.ModelChoiceField(CarrierKind.objects.none(), label=_("载体种类"))
    sender = forms.CharField(label=_("来文机关"), max_length=120, widget=Suggesting)
    courier = forms.CharField(label=_("送达人"), max_length=60, widget=Suggesting)
    addressee = forms.ModelChoiceField(
        Person.objects.filter(is_active=True),
        label=_("亲启收件人"),
        required=False,
        help_text=_("封面写明某人亲启、或代收的才选；此件不拆封"),
    )
    declared = forms.IntegerField(label=_("封面注明份数"), min_value=0, max_value=999)
    counted = forms.IntegerField(label=_("清点份数"), min_value=0, max_value=999)
    remark = forms.CharField(label=_("份数不符说明"), max_length=200, required=False)

    def prepare(self) -> None:
        self.choose_from("level", Level.objects.select_related("scheme"))
        kinds = CarrierKind.objects.all()
        self.choose_from("kind", kinds)
        self.initial.setdefault("kind", kinds.first())
        suggest_senders(self, self.facts)


def suggest_senders(form: forms.Form, facts: PersonFacts) -> None:
    """Offer the senders and couriers of the latest documents that the person handles."""
    rows = Document.objects.incoming().visible_to(facts, Action.HANDLE)
    latest = list(rows.order_by("-received_at", "-id").values_list("sender", "courier")[:LATEST])
    suggest(form, {"sender": (s for s, _c in latest), "courier": (c for _s, c in latest)})


class RegisterForm(OnceForm, CodeTitleForm, ProcedureForm):
    procedure = register
    sender_number = forms.CharField(label=_("来文字号"), max_length=80, required=False)
    title = forms.CharField(label=_("标题"), max_length=200, required=False)
    code_title = forms.CharField(label=_("代号标题"), max_length=40, required=False)
    period = forms.CharField(
        label=_("保密期限"), max_length=30, required=False, help_text=_("如 10年")
    )
    period_note = forms.CharField(
        label=_("期限说明"), max_length=120, required=False, help_text=_("超限才写")
    )
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=Document.Urgency.choices)
    category = forms.ModelChoiceField(Term.objects.none(), label=_("机要类别"), required=False)
    amount = forms.IntegerField(label=_("每份页数"), min_value=1, max_value=99999)
    enclosures = forms.IntegerField(label=_("附件数"), min_value=0, max_value=999, initial=0)
    copying_forbidden = forms.BooleanField(label=_("封面标明不准复制"), required=False)

    def prepare(self) -> None:
        level = self.subject.label.level
        unit = self.subject.kind_of.unit
        self.choose_from("category", Term.objects.used_as(Term.Use.CATEGORY, timezone.now()))
        self.fields["amount"].label = _("每份数量（%(unit)s）") % {"unit": unit}
        self.fields["urgency"].help_text = _("照封面填写；由缓到急：平件、急件、紧急件、特急件")
        self.fields["code_title"].help_text = _("给看不到标题的人看的称呼；标题和它至少填一项")
        for name in ("title", "code_title"):
            self.fields[name].asked_where_needed = True  # type: ignore[attr-defined]
        if is_above_ceiling(level, timezone.now()):
            self._only_code_title(_("高于处理上限：写一个看不出内容的称呼，真标题只写在纸上"))
        if self.subject.addressee_id:
            self._only_code_title(_("亲启件不拆封：写一个看不出内容的称呼"))
        if not level.scheme.starred:
            self.fields.pop("period")
            self.fields.pop("period_note")

    def _only_code_title(self, why: Any) -> None:
        self.fields.pop("title", None)
        self.fields["code_title"].required = True
        self.fields["code_title"].help_text = why

    def clean(self) -> dict[str, Any]:
        values = {"title": "", "period": "", **(super().clean() or {})}
        check_period(self, values, self.subject.label.level)
        self.ask_whether_again(values, self.subject.sender, self.facts, self.subject.public_id)
        self.ask_whether_it_tells(values)
        return values


def check_period(form: forms.Form, values: dict[str, Any], level: Level) -> None:
    """Say at the field what is wrong with a period of this level."""
    now = timezone.now()
    note = values.get("period_note", "")
    years = LONGEST_YEARS.at(now, level)
    against = not_marked_so(values["period"], note, level, timezone.localdate(now), years)
    if against:
        form.add_error("period", f"{against.reason}。{against.instead}")


class NumberForm(ProcedureForm):
    procedure = number
    copy_numbers = CopyNumbersField(
        label=_("份号"),
        help_text=_("纸上印有份号的照着填，没有印的从 001 起；如 001-010，不相连的如 012、040"),
    )

    def prepare(self) -> None:
        last = self.subject.counted
        self.initial.setdefault("copy_numbers", f"001-{last:03d}" if last > 1 else "001")

    def clean_copy_numbers(self) -> list[int]:
        """A single number of several copies is that of the first."""
        numbers: list[int] = self.cleaned_data["copy_numbers"]
        if len(numbers) == 1:
            return list(range(numbers[0], numbers[0] + self.subject.counted))
        return numbers


class SignForm(ProcedureForm):
    procedure = sign
