from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import NOT_CLEARED, WHY_LAST
from jiyao.domains.carriers.models import Opinion
from jiyao.domains.carriers.procedures.scoping import determine, widen
from jiyao.domains.carriers.settings import NAMED_READERS, YES
from jiyao.domains.carriers.titles import add_titles
from jiyao.foundation.access.ceiling import is_above_ceiling
from jiyao.foundation.access.groups import beyond_group
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.people.models import Circle, Membership
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleField, CircleFields, CirclesField
from jiyao.foundation.ui.parts import Fact


class PeopleField(CirclesField):
    """People to choose from; whose clearance is too low has that said beside the name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj) if obj.able else f"{obj} {WHY_LAST[NOT_CLEARED]}"


class DetermineForm(CircleFields, ProcedureForm):
    procedure = determine
    persons = PeopleField(
        Circle.objects.none(),
        label=_("指定人员"),
        widget=forms.CheckboxSelectMultiple,
        one_of_several=True,
    )
    opinion = forms.ChoiceField(label=_("拟办"), choices=Opinion.Kind.choices)
    words = forms.CharField(label=_("拟办意见"), max_length=200, required=False)

    def about(self) -> list[Fact]:
        """Return from whom it came, and its title for who may read it by now."""
        add_titles([self.subject], self.facts)
        return [
            Fact(_("来文机关"), self.subject.sender),
            Fact(_("来文字号"), self.subject.sender_number),
            Fact(_("标题"), self.subject.title),
        ]

    def prepare(self) -> None:
        self._offer_whom_the_level_is_for(timezone.now())
        if is_above_ceiling(self.subject.label.level, timezone.now()):
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，文字意见写在纸上")

    def _offer_whom_the_level_is_for(self, at: datetime) -> None:
        """Leave out the bodies that this level is not for, and list first who is cleared."""
        label, bodies = self.subject.label, Circle.objects.exclude(kind_of=Circle.Kind.PERSON)
        if NAMED_READERS.at(at, label.level) == YES:
            bodies = bodies.filter(kind_of=Circle.Kind.POST)
        outside = beyond_group(label.level, bodies, at)
        bodies = bodies.exclude(pk__in=[circle.pk for circle in outside])
        self.choose_from("bodies", bodies.select_related("parent").order_by("pk"))
        able = cleared_for(label, at).values("pk")
        cleared = Membership.objects.holding_at(at).filter(circle=OuterRef("pk"), person__in=able)
        people = Circle.objects.filter(kind_of=Circle.Kind.PERSON).annotate(able=Exists(cleared))
        self.choose_from("persons", people.order_by("-able", "name"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["circles"] = self.chosen_circles(values)
        return values


class WidenForm(ProcedureForm):
    procedure = widen
    circle = CircleField(Circle.objects.none(), label=_("增加的部门、岗位或人员"))

    def prepare(self) -> None:
        if "circle" in self.fields:
            self.choose_from(
                "circle", Circle.objects.select_related("parent").order_by("kind_of", "pk")
            )
