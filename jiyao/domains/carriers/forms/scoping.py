from collections import defaultdict
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
from jiyao.foundation.access.readers import appointed, cleared_for
from jiyao.foundation.access.roles import KEEPER
from jiyao.foundation.people.models import Circle, Membership
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.procedures.scope_fields import CircleField, CircleFields, CirclesField
from jiyao.foundation.ui.parts import Fact

NAMED = 5


class PeopleField(CirclesField):
    """People to choose from; whose clearance is too low has that said beside the name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj) if obj.able else f"{obj} {WHY_LAST[NOT_CLEARED]}"


class BodiesField(CirclesField):
    """Bodies to choose from; who in them is not cleared for the level is named beside them.

    low: key of a body → the names of these people.
    """

    low: dict[int, list[str]]

    def label_from_instance(self, obj: Any) -> str:
        names = self.low.get(obj.pk)
        if not names:
            return str(obj.in_full)
        more = _("等 %d 人") % len(names) if len(names) > NAMED else ""
        return f"{obj.in_full} {WHY_LAST[NOT_CLEARED]}：{'、'.join(names[:NAMED])}{more}"


class DetermineForm(CircleFields, ProcedureForm):
    procedure = determine
    bodies = BodiesField(
        Circle.objects.none(),
        label=_("部门和岗位"),
        widget=forms.CheckboxSelectMultiple,
        one_of_several=True,
        help_text=_("部门、岗位、指定人员至少选一个；等级不足的人列入了也不能阅看"),
    )
    persons = PeopleField(
        Circle.objects.none(),
        label=_("指定人员"),
        widget=forms.CheckboxSelectMultiple,
        one_of_several=True,
    )
    opinion = forms.ChoiceField(label=_("拟办"), choices=Opinion.Kind.choices)
    words = forms.CharField(label=_("拟办意见"), max_length=200, required=False)

    registrar: Circle | None = None

    def about(self) -> list[Fact]:
        """Return from whom it came, its title for who may read it, and who will handle it."""
        add_titles([self.subject], self.facts)
        handled = _("%s：没有列入范围的只经手，看不到标题") % self._keepers()
        own = _("没有把您自己列入的，办完就看不到标题；确需看的，请勾选自己")
        return [
            Fact(_("来文机关"), self.subject.sender),
            Fact(_("来文字号"), self.subject.sender_number),
            Fact(_("标题"), self.subject.title),
            *([] if self.registrar else [Fact(_("机要员"), handled)]),
            *([] if self.is_above else [Fact(_("您自己"), own)]),
        ]

    def _keepers(self) -> str:
        people = appointed(timezone.now(), KEEPER).order_by("pinyin")
        return "、".join(str(person) for person in people)

    def prepare(self) -> None:
        self._offer_whom_the_level_is_for(timezone.now())
        if self.is_above:
            self.fields["words"].disabled = True
            self.fields["words"].help_text = _("高于处理上限，文字意见写在纸上")
        else:
            self._tick_who_wrote_the_title()

    @property
    def is_above(self) -> bool:
        """Whether there is but a code title, which everybody who handles it sees."""
        return is_above_ceiling(self.subject.label.level, timezone.now())

    def _tick_who_wrote_the_title(self) -> None:
        field: Any = self.fields["persons"]
        found = field.queryset.filter(able=True, memberships__person=self.subject.received_by)
        self.registrar = found.first()
        if self.registrar:
            field.initial = [self.registrar.pk]
            field.help_text = (
                _("%s 登记时写过标题，已先勾选；没有列入的机要员只经手，按标题查不到此件")
                % self.subject.received_by
            )

    def _offer_whom_the_level_is_for(self, at: datetime) -> None:
        """Leave out the bodies that this level is not for, and list first who is cleared."""
        label, bodies = self.subject.label, Circle.objects.exclude(kind_of=Circle.Kind.PERSON)
        if NAMED_READERS.at(at, label.level) == YES:
            bodies = bodies.filter(kind_of=Circle.Kind.POST)
        outside = beyond_group(label.level, bodies, at)
        bodies = bodies.exclude(pk__in=[circle.pk for circle in outside])
        able = cleared_for(label, at).values("pk")
        members = Membership.objects.holding_at(at)
        low = members.filter(circle__in=bodies, person__is_active=True).exclude(person__in=able)
        field: Any = self.fields["bodies"]
        field.low = _by_body(low.order_by("person__pinyin"))
        self.choose_from("bodies", bodies.select_related("parent").order_by("pk"))
        cleared = members.filter(circle=OuterRef("pk"), person__in=able)
        people = Circle.objects.filter(kind_of=Circle.Kind.PERSON).annotate(able=Exists(cleared))
        self.choose_from("persons", people.order_by("-able", "name"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["circles"] = self.chosen_circles(values)
        if values["circles"] == [self.registrar] and values.get("opinion") != Opinion.Kind.FILE:
            self.add_error("bodies", _("还没有选由谁阅办：只列了登记此件的机要员"))
        return values


def _by_body(members: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for body, name in members.values_list("circle", "person__name"):
        found[body].append(name)
    return found


class WidenForm(ProcedureForm):
    procedure = widen
    circle = CircleField(Circle.objects.none(), label=_("增加的部门、岗位或人员"))

    def prepare(self) -> None:
        if "circle" in self.fields:
            self.choose_from(
                "circle", Circle.objects.select_related("parent").order_by("kind_of", "pk")
            )
