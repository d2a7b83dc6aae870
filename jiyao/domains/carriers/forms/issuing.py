from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import CONFIRMED
from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.issuing_facts import (
    facts_of_outgoing,
    facts_of_recipients,
    facts_of_steps,
)
from jiyao.domains.carriers.models import Outgoing, OutgoingText, Place
from jiyao.domains.carriers.procedures.issuing import (
    book_consent,
    check,
    countersign,
    dispute,
    review,
    send_back,
    sign,
)
from jiyao.domains.carriers.procedures.printing import print_run, void_number
from jiyao.domains.carriers.titles import add_outgoing_titles
from jiyao.domains.classification.facts import scope_words
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.readers import readers_of
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact


class WordsForm(ProcedureForm):
    """Base of the steps at which something may be said; above the ceiling it stays on paper."""

    procedure = check
    on_paper: ClassVar[Any] = _("高于处理上限，文字意见写在纸质发文稿纸上")
    words = forms.CharField(label=_("意见"), max_length=200, required=False)

    subject: Outgoing

    def about(self) -> list[Fact]:
        """Return the register line, whom it is for, who passed it, and the text for its readers."""
        seen = Outgoing.objects.visible_to(self.facts, Action.HANDLE).for_acting()
        outgoing = seen.filter(pk=self.subject.pk).first()
        if outgoing is None:
            return []
        add_outgoing_titles([outgoing], self.facts)
        texts = OutgoingText.objects.visible_to(self.facts, Action.READ).filter(outgoing=outgoing)
        written = [Fact(_("正文"), text.body) for text in texts if text.body]
        return [
            *facts_of_outgoing(outgoing),
            *facts_of_recipients(outgoing),
            *facts_of_steps(outgoing, self.facts),
            *written,
        ]

    def prepare(self) -> None:
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].help_text = self.on_paper


class CountersignForm(WordsForm):
    procedure = countersign
    agrees = forms.TypedChoiceField(
        label=_("会签"),
        choices=[("yes", _("同意")), ("no", _("不同意，退回修改"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ("agrees", "words")


class ReviewForm(WordsForm):
    procedure = review


class SendBackForm(WordsForm):
    procedure = send_back
    on_paper = _("高于处理上限，修改意见写在纸质发文稿纸上，连同纸稿交还拟稿人；这里只登记已退回")


class DisputeForm(WordsForm):
    procedure = dispute


class SignForm(WordsForm):
    """What the signer has before the eyes: each part of the marking, to be confirmed (CLS-19)."""

    procedure = sign
    confirmed = forms.MultipleChoiceField(
        label=_("逐项核对标密，无误后勾选"),
        choices=list(CONFIRMED.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("有异议的不要签发，请办理“标密有异议，退回定密”"),
        error_messages={"required": _("各项都要核对、都要勾选")},
    )
    field_order = ("confirmed", "words")

    def prepare(self) -> None:
        super().prepare()
        item: Any = self.subject.item
        shown = {
            "level": item.label.level,
            "period": item.period,
            "scope": scope_words(item, timezone.now()),
            "basis": item.basis,
        }
        field = self.fields["confirmed"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(code, f"{name}：{shown[code]}") for code, name in CONFIRMED.items()]


class ConsentForm(ProcedureForm):
    procedure = book_consent
    body = forms.ChoiceField(label=_("有关部门"))
    reference = forms.CharField(label=_("来函字号"), max_length=80)

    def prepare(self) -> None:
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        bodies = [each.body for each in self.subject.asked() if each.body and not each.agreed]
        field.choices = [(body, body) for body in bodies]


class VoidForm(ProcedureForm):
    procedure = void_number
    reason = forms.CharField(label=_("作废理由"), max_length=120, help_text=_("不写标题和涉密内容"))


class PrintForm(ProcedureForm):
    procedure = print_run
    place = forms.ModelChoiceField(Place.objects.none(), label=_("缮印处所"))
    made = forms.IntegerField(label=_("实印份数"), min_value=1, max_value=9999)
    pages = forms.IntegerField(label=_("每份页数"), min_value=1, max_value=9999)
    spoilt = forms.IntegerField(label=_("废页张数"), min_value=0, max_value=9999, initial=0)
    destroyed = forms.IntegerField(
        label=_("已当场销毁的废页张数"), min_value=0, max_value=9999, initial=0
    )
    proofreader = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("校对人"),
        help_text=_("与签发稿逐字校对，由另一人签名"),
    )

    def prepare(self) -> None:
        readers = readers_of(self.subject.label, timezone.now()).exclude(pk=self.person.pk)
        self.choose_from("proofreader", readers.select_related("unit").order_by("pinyin"))
        self.choose_from("place", places(Place.Kind.COPYING, Place.Kind.ROOM))
        item = self.subject.item
        self.initial["made"] = item.copies
        numbers = {"copies": item.copies, "numbers": item.copy_numbers}
        self.fields["made"].help_text = _("定密时确定印 %(copies)d 份，份号 %(numbers)s") % numbers
