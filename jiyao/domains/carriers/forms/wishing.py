from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.borrowing import period_field
from jiyao.domains.carriers.forms.circulating import ReaderField, companions_for
from jiyao.domains.carriers.models import Wish
from jiyao.domains.carriers.procedures.wishing import decline, meet, wish_for
from jiyao.domains.carriers.rules.borrowing import excerpts_are_allowed, top_secret_may_be_lent
from jiyao.domains.carriers.rules.carrying import must_be_two
from jiyao.domains.carriers.rules.copying import copying_is_not_forbidden, level_may_be_copied
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.procedures.refusals import Refusal

# Who asked and for when is added to it where its approval is asked for (for_a_wish.py).
PURPOSE = 90
TAKEN = (Wish.Kind.BORROW, Wish.Kind.CARRY, Wish.Kind.EXCERPT)
NEEDED = {
    "copies": (Wish.Kind.COPY,),
    "distribution": (Wish.Kind.COPY,),
    "destination": (Wish.Kind.CARRY,),
    "days": TAKEN,
}
AGAINST = {
    Wish.Kind.BORROW: (top_secret_may_be_lent,),
    Wish.Kind.COPY: (copying_is_not_forbidden, level_may_be_copied),
    Wish.Kind.EXCERPT: (excerpts_are_allowed,),
}


class WishForForm(ProcedureForm):
    procedure = wish_for
    leads_on = True
    kind = forms.ChoiceField(label=_("申请事项"), choices=Wish.Kind.choices)
    purpose = forms.CharField(label=_("用途"), max_length=PURPOSE, help_text=_("只写工作用途"))
    copies = forms.IntegerField(label=_("复制份数"), min_value=1, max_value=999, required=False)
    distribution = forms.CharField(
        label=_("发放范围"), max_length=120, required=False, help_text=_("复制件发给谁")
    )
    destination = forms.CharField(label=_("目的地"), max_length=120, required=False)
    companion = ReaderField(
        Person.objects.none(), label=_("同行人"), required=False, empty_label=_("无")
    )
    days = period_field(_("用几天"))
    wanted_on = forms.DateField(
        label=_("何时要用"),
        widget=DateInput,
        initial=timezone.localdate,
        help_text=_("机要室最迟到这一天答复，当天已下班的到下一个工作日；须经批准的，由机要室报批"),
    )

    def prepare(self) -> None:
        self._say_what_is_in_hand()
        able = companions_for(self.subject, timezone.now()).filter(last=0)
        self._leave_out_what_is_refused()
        self.choose_from("companion", able.exclude(pk=self.person.pk))
        self._ask_for_what_the_kind_needs()

    def _say_what_is_in_hand(self) -> None:
        """Tell who holds a copy already what becomes of it."""
        held = self.subject.copies.visible_to(self.facts, Action.KNOW).filter(holder=self.person.pk)
        numbers = "、".join(str(_("第 %s 份") % copy.copy_number) for copy in held)
        if numbers:
            self.fields["purpose"].help_text = (
                _("只写工作用途。您手里已有%s：机要室没有别的份可用时，请先交回，再由机要室报批")
                % numbers
            )

    def _leave_out_what_is_refused(self) -> None:
        """Offer no kind that is refused for every copy, and say why."""
        able, reasons = [], []
        for kind, title in Wish.Kind.choices:
            against = self._against(kind)
            reasons += [f"{title}：{refusal.reason}" for refusal in against]
            able += [] if against else [(kind, title)]
        field: Any = self.fields["kind"]
        field.choices, field.help_text = able, "；".join(reasons)

    def _against(self, kind: str) -> list[Refusal]:
        copy = self.subject.copies.first()
        rules = AGAINST.get(Wish.Kind(kind), ()) if copy else ()
        found = (rule(copy=copy, at=timezone.now()) for rule in rules)
        return [refusal for refusal in found if refusal]

    def _ask_for_what_the_kind_needs(self) -> None:
        """Ask for what the chosen kind needs; the page hides what is for another one.

        Who goes along only where the level is not carried by one person alone (CAR-02).
        """
        needed, level = dict(NEEDED), self.subject.label.level
        if must_be_two(level, timezone.now()):
            needed["companion"] = (Wish.Kind.CARRY,)
            companion: Any = self.fields["companion"]
            companion.empty_label = _("请选择")
            companion.help_text = _("%(level)s件须两人同行") % {"level": level}
        for name, kinds in needed.items():
            self.fields[name].required = not self.is_bound or self.data.get("kind") in kinds


class MeetForm(ProcedureForm):
    procedure = meet
    words = forms.CharField(
        label=_("答复"),
        max_length=200,
        help_text=_("不须报批的才用，如：已列入送阅，请于明日上午来机要室阅看"),
    )


class DeclineForm(ProcedureForm):
    procedure = decline
    words = forms.CharField(label=_("不予办理的理由"), max_length=200)
