from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import places
from jiyao.domains.carriers.forms.scanning import numbers_in
from jiyao.domains.carriers.labels import as_numbers
from jiyao.domains.carriers.models import Place, Stocktake
from jiyao.domains.carriers.numbers import meant_by
from jiyao.domains.carriers.procedures.stocktaking import begin, clear, close, count
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.ui.parts import Fact

KEEPING_PLACES = (Place.Kind.ROOM, Place.Kind.OFFICE)
NAMED = 10


class BeginForm(ProcedureForm):
    procedure = begin
    kind = forms.ChoiceField(
        label=_("类别"),
        choices=Stocktake.Kind.choices,
        initial="spot",
        help_text=_(
            "每一种都是全部点一遍；清理按月、核对按季、清退按半年，到期自动开列，其余时候选抽查"
        ),
    )


class CountForm(ProcedureForm):
    procedure = count
    numbers = forms.CharField(
        label=_("标签"),
        help_text=_("把光标放在框内连续扫描，一行一个"),
        widget=forms.Textarea(attrs={"rows": 12, "autofocus": True, "spellcheck": "false"}),
    )

    place = forms.ModelChoiceField(
        Place.objects.none(),
        label=_("清点处所"),
        required=False,
        help_text=_("选了处所，存放处所不是这里的件算放错"),
    )

    unbooked = forms.BooleanField(
        label=_("对不上的记为账外标签"),
        required=False,
        help_text=_("只在确为本单位没有登记的载体时勾选"),
    )

    def prepare(self) -> None:
        self.choose_from("place", places(*KEEPING_PLACES))

    def clean(self) -> dict[str, Any]:
        """Take a short number for the copy that it means; ask about what means none."""
        values = super().clean() or {}
        texts = as_numbers(numbers_in(values.get("numbers", "")), self.facts)
        meant = meant_by([text[:50] for text in texts], self.facts)
        several = [text for text, found in meant.items() if len(found) > 1]
        strange = [text for text, found in meant.items() if not found]
        if several:
            said = _("对得上的不止一份，请写明编号的开头和份号（如 收机 3/1）：%s") % "、".join(
                several[:NAMED]
            )
            self.add_error("numbers", said)
        if strange and not values.get("unbooked"):
            self.add_error("numbers", _("没有这个编号的份：%s") % "、".join(strange[:NAMED]))
        values["numbers"] = [found[0] if found else text for text, found in meant.items()]
        return values


class CloseForm(ProcedureForm):
    procedure = close
    witness = forms.ModelChoiceField(Person.objects.none(), label=_("监点人"))

    def about(self) -> list[Fact]:
        """Return what closing will find missing, so that nobody closes a count half done."""
        expected = self.subject.expected_copies().visible_to(self.facts, Action.HANDLE)
        missing = self.subject.missing_copies().visible_to(self.facts, Action.HANDLE).count()
        told = _("%d 份；结束后逐份记为差异，由机要员查清") % missing if missing else _("没有")
        return [
            Fact(_("应有"), expected.count()),
            Fact(_("还没有清点到"), told),
            Fact(_("账上不在机要室"), self.subject.counted.filter(surplus=True).count()),
            Fact(_("账外标签"), self.subject.unknown.count() or _("没有")),
        ]

    def prepare(self) -> None:
        others = Person.objects.filter(is_active=True).exclude(pk=self.person.pk)
        self.choose_from("witness", others)


class ClearForm(ProcedureForm):
    procedure = clear
    explanation = forms.CharField(label=_("查清情况"), max_length=200)
