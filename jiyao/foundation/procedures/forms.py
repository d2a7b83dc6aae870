"""The form of a procedure: the domain lists the fields, the declaration adds the rest."""

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import PersonFacts
from jiyao.foundation.procedures.calling import ask, perform
from jiyao.foundation.procedures.declarations import Procedure
from jiyao.foundation.procedures.describing import in_words, titles_of
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.procedures.settings import kinds_allowed
from jiyao.foundation.procedures.signing import KIND_NAMES, Kind, Proof
from jiyao.foundation.ui.parts import Fact

EARLIEST, FURTHEST = date(1900, 1, 1), date(2099, 12, 31)
FORMS: dict[str, type["ProcedureForm"]] = {}
# Whoever types the PIN in the wrong place must not have it kept for everybody to read (SYS-01).
not_a_pin = RegexValidator(
    r"^\s*\d{4,}\s*$", _("请用文字写明，不能只有数字；签名 PIN 不填在这里"), inverse_match=True
)

DASHES = BLANK_CHOICE_DASH[0][1]


def is_within_reason(day: date | datetime) -> None:
    """Refuse a day or a moment that nobody at work has to do with and no database can reckon with.

    Raises ValidationError.
    """
    if not EARLIEST.year <= day.year <= FURTHEST.year:
        ends = {"first": EARLIEST.year, "last": FURTHEST.year}
        raise forms.ValidationError(_("日期须在 %(first)d 年至 %(last)d 年之间") % ends)


class DateInput(forms.DateInput):
    """A date picked in the browser's own control."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """A date and time picked in the browser's own control."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class ProcedureForm(forms.Form):
    """Base of every procedure's form; a subclass names its `procedure` and declares its fields.

    Signature and 补录 fields come from the declaration. `permit_values` holds what an approval was
    given for: then only the signature is asked. `amends` is the request that this one corrects.
    `on_the_record`: the form stands on the record's own page, and its address leads there;
    `posted_elsewhere`: that page takes it in itself;
    `leads_on`: what it has made is shown next, not the record;
    `folded`: the title of the section that is seldom filled in; `reason_field`: the field that
    says why the approval is asked for, so that no other one does.
    """

    procedure: ClassVar[Procedure]
    on_the_record: ClassVar[bool] = False
    posted_elsewhere: ClassVar[bool] = False
    leads_on: ClassVar[bool] = False
    folded: ClassVar[Any] = _("补录（当场办理的不填）")
    reason_field: ClassVar[str] = "request_reason"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        FORMS[cls.procedure.code] = cls

    def __init__(
        self,
        *args: Any,
        subject: Any,
        person: Any,
        facts: PersonFacts,
        permit_values: dict[str, Any] | None = None,
        amends: Permit | None = None,
        **kwargs: Any,
    ) -> None:
        self.subject = subject
        self.person = person
        self.facts = facts
        self.permit_values = permit_values
        self.amends = amends
        super().__init__(*args, **kwargs)
        self.prepare()
        for field in self.fields.values():
            if isinstance(field, forms.DateField | forms.DateTimeField):
                field.validators.append(is_within_reason)
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == DASHES:
                field.empty_label = _("请选择") if field.required else _("不填")
        if self.is_request:
            if self.reason_field in self.fields:
                if amends:
                    self.initial.setdefault(self.reason_field, amends.reason)
                return
            self.fields[self.reason_field] = forms.CharField(
                label=_("申请事由"),
                max_length=300,
                initial=amends.reason if amends else "",
                help_text=_("审批人都能看到，不要写标题和涉密内容"),
            )
            return
        for name in permit_values or {}:
            self.fields.pop(name, None)
        self._add_signature_fields()
        if self.procedure.late:
            self._add_late_fields()

    def about(self) -> list[Fact]:
        """Return what the page says of the record besides its name; for subclasses.

        Who signs is to see what is signed: as much of it as the person may see.
        """
        return []

    def prepare(self) -> None:
        """Narrow choices and set initial values; for subclasses."""

    def ask_where_needed(self, *names: str) -> None:
        """Do not call fields optional that the page shows only where they are needed."""
        for name in self.fields.keys() & names:
            field: Any = self.fields[name]
            field.asked_where_needed = True

    def note_request(self, permit: Permit) -> None:
        """Write down, inside the act, what the request was made for; for subclasses."""

    def choose_from(self, name: str, rows: Any) -> None:
        """Offer these rows in a field for one or several records, if the form asks for it."""
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    @classmethod
    def describe(cls, name: str, value: Any) -> str:
        """Return a field's value in words, for who approves it; see `describing`."""
        return in_words(cls.base_fields.get(name), value)

    @classmethod
    def bound_in_words(cls, values: dict[str, Any]) -> list[tuple[str, str]]:
        """Return what an approval is bound to: the name of each field and its value in words."""
        titles = titles_of(cls.procedure, cls)
        return [
            (titles.get(name, name), cls.describe(name, value)) for name, value in values.items()
        ]

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        """What is filled in, then the signatures, then the late booking, each apart."""
        signers = self.procedure.signature.signers
        seen = [n for n, field in self.fields.items() if not field.widget.is_hidden]
        signing = [n for n in seen if n.rpartition("_")[0] in signers]
        late = [n for n in seen if n in ("happened_at", "source")]
        main = [n for n in seen if n not in (*signing, *late)]
        parts: list[tuple[Any, list[str]]] = [
            ("", main),
            (_("签名"), signing),
            (self.folded, late),
        ]
        return [part for part in parts if part[1]]

    @property
    def is_request(self) -> bool:
        """Whether this form asks for an approval instead of acting."""
        return self.procedure.approval is not None and self.permit_values is None

    def carry_out(self) -> Any:
        """Act, or ask for the approval. Raises Refused and Unseen."""
        values = dict(self.cleaned_data)
        fields = {n: _plain(values[n]) for n in self.procedure.fields if n in values}
        fields.update(self.permit_values or {})
        if self.is_request:
            why = values[self.reason_field]
            return ask(
                self.procedure,
                self.subject,
                by=self.person,
                asked_for=why,
                amends=self.amends,
                tell=self.note_request,
                **fields,
            )
        return perform(
            self.procedure,
            self.subject,
            by=self.person,
            proofs=self.proofs(),
            happened_at=values.get("happened_at"),
            source=values.get("source", ""),
            **fields,
        )

    def _add_signature_fields(self) -> None:
        for part in self.procedure.signature.signers:
            if part == "by":
                self.fields["by_pin"] = _pin(_("您的签名 PIN"))
            else:
                self._add_other_signer(part)

    def _add_other_signer(self, part: str) -> None:
        kinds = kinds_allowed(self.procedure, self.subject, timezone.now())
        who = self._called(part)
        self.fields[f"{part}_kind"] = forms.ChoiceField(
            label=_("%s签名方式") % who, choices=[(k.value, KIND_NAMES[k]) for k in kinds]
        )
        if Kind.COUNTER in kinds:
            chosen = self.data.get(f"{part}_kind") if self.is_bound else kinds[0]
            needed = chosen == Kind.COUNTER
            self.fields[f"{part}_card"] = forms.CharField(
                label=_("%s卡号") % who,
                required=needed,
                help_text=_("请对方刷卡，或输入其人员编号"),
                error_messages={"required": _("对方还没有刷卡")},
            )
            self.fields[f"{part}_pin"] = _pin(_("%s签名 PIN") % who, required=needed)
            self._let_the_card_choose(part)

    def _called(self, part: str) -> str:
        """How the other side is called: by the field where there are several others."""
        others = [each for each in self.procedure.signature.signers if each != "by"]
        field = self.fields.get(part)
        return str(field.label) if field and len(others) > 1 else _now("对方")

    def _let_the_card_choose(self, part: str) -> None:
        """Who swipes the card need not be chosen from the list besides."""
        field: Any = self.fields.get(part)
        data: Any = self.data
        if not isinstance(field, forms.ModelChoiceField):
            return
        card = data.get(f"{part}_card", "").strip()
        if not self.get_initial_for_field(field, part):
            field.help_text = field.help_text or _("对方刷卡签收的，可以不选")
        if card and not data.get(part):
            rows: Any = field.queryset
            whose = rows.filter(number=card).first()
            self.data = data = data.copy()
            data[part] = whose.pk if whose else ""
            field.error_messages["required"] = _("可选的人里没有这个卡号，请选择")

    def _add_late_fields(self) -> None:
        self.fields["happened_at"] = forms.DateTimeField(
            label=_("发生时间"),
            required=False,
            widget=DateTimeInput(),
            validators=[is_within_reason],
            help_text=_("纸上已经办过、现在补录的，填纸上的时间"),
        )
        self.fields["source"] = forms.CharField(label=_("纸质依据"), required=False, max_length=200)

    def proofs(self) -> dict[str, Proof]:
        """Return what the signers gave."""
        proofs = {}
        for part in self.procedure.signature.signers:
            kind = Kind(self.cleaned_data.get(f"{part}_kind", Kind.SESSION))
            pin = self.cleaned_data.get(f"{part}_pin", "")
            proofs[part] = Proof(kind, pin, self.cleaned_data.get(f"{part}_card", ""))
        return proofs

    def clean_happened_at(self) -> datetime | None:
        moment = self.cleaned_data["happened_at"]
        if moment and moment > timezone.now():
            raise forms.ValidationError(_("发生时间不能晚于现在"))
        return moment


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, QuerySet) else value


def _pin(label: Any, required: bool = True) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.CharField(label=label, required=required, max_length=12, widget=widget)


def form_class(procedure: Procedure) -> type[ProcedureForm]:
    """Return the form that an area declared, or a bare one for a procedure without fields."""
    if procedure.code not in FORMS:
        type("BareForm", (ProcedureForm,), {"procedure": procedure})
    return FORMS[procedure.code]
