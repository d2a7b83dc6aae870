import json
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.classification.drafts import (
    NEVER_SECRET,
    NO_TRADE_SECRET,
    TRADE_SECRETS,
    Draft,
)
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.domains.classification.forms.periods import PERIOD, PeriodFields, period_in_fields
from jiyao.domains.classification.models import CatalogueLine, Item, ItemContent, Officer, Project
from jiyao.domains.classification.procedures.proposing import enter_outside, propose, revise
from jiyao.domains.classification.settings import LEGAL_LEADER, OFFICER, OFFICER_PATH, PATH
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.readers import appointed
from jiyao.foundation.access.roles import HEAD, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.procedures.level_fields import LevelField
from jiyao.foundation.procedures.scope_fields import CircleFields

OF_DRAFT = (
    "level", "starts", "copies", "first_copy", "basis", "title", "code_title", "long_basis",
    "line", "deviation", "checked", "kind", "case", "sources", "officer", "leader", "phone",
    "category", "project",
)  # fmt: skip
NEEDED = (
    "title", "case", "sources", "category", "checked", "officer", "leader", "long_basis",
    "period_number", "period_unit", "period_day", "period_condition",
)  # fmt: skip
SCOPE = ("bodies", "persons")
NOBODY_REVIEWS = _(
    "除您以外没有人可以审核，而承办人不能审核自己拟的事项：须定密责任人审核的，请由承办人拟定"
)


class LineSelect(forms.Select):
    """Lines to choose from; each option tells the page which fields it fills in, and how."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        line = getattr(value, "instance", None)
        if line is not None:
            filled = {"level": str(line.level_id), **period_in_fields(line.period)}
            option["attrs"]["data-fills"] = json.dumps(filled, ensure_ascii=False)
        return option


class LineField(forms.ModelChoiceField):
    """A line of the catalogue, shown with its mark."""

    widget = LineSelect

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_full)


class SourcesField(forms.ModelMultipleChoiceField):
    """Items to take over from, each with its mark."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{obj.marking}）"


class OfficerField(forms.ModelChoiceField):
    """Who may review, each with the levels up to which he decides."""

    def label_from_instance(self, person: Any) -> str:
        powers = "、".join(str(officer.level) for officer in getattr(person, "powers", ()))
        return f"{person}（{_('最高')}{powers}）" if powers else str(person)


class OutsideForm(CodeTitleForm, PeriodFields, CircleFields, ProcedureForm):
    procedure = enter_outside
    title = forms.CharField(label=_("事项名称"), max_length=200, required=False)
    code_title = forms.CharField(
        label=_("代号标题"),
        max_length=40,
        required=False,
        help_text=_("高于处理上限的只填代号标题，名称写在纸上"),
    )
    level = LevelField(label=_("密级"))
    long_basis = forms.CharField(
        label=_("“长期”的依据"), max_length=120, required=False, help_text=_("选长期的才填")
    )
    starts = forms.DateField(label=_("制发日"), widget=DateInput())
    copies = forms.IntegerField(label=_("印数"), min_value=1, max_value=9999)
    first_copy = forms.IntegerField(label=_("起始份号"), min_value=1, max_value=999000, initial=1)
    basis = forms.CharField(label=_("定密依据"), max_length=120, help_text=_("文号或目录条目"))

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("密级和保密期限"), ["level", "category", *PERIOD, "long_basis", "starts"]),
            (_("事项"), ["kind", "case", "sources", "project", "title", "code_title"]),
            (_("目录"), ["line", "basis", "deviation"]),
            (_("知悉范围"), list(SCOPE)),
            (_("印数和份号"), ["copies", "first_copy"]),
            (_("不得定为国家秘密的情形"), ["checked"]),
            (_("报请"), ["officer", "leader", "phone"]),
            (_("签名"), ["by_pin"]),
        ]

    def prepare(self) -> None:
        self.ask_where_needed(*NEEDED)
        self.initial.setdefault("starts", timezone.localdate())
        self.initial.setdefault("period_kind", "length")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        period, circles = self.put_together(values), self.chosen_circles(values)
        self.ask_whether_it_tells(values)
        if not self.errors:
            given = {name: _plain(values[name]) for name in OF_DRAFT if name in values}
            values["draft"] = Draft(period=period, circles=circles, **given)
        return values


class ProposeForm(OutsideForm):
    procedure = propose
    kind = forms.ChoiceField(
        label=_("类型"),
        choices=[(k.value, k.label) for k in (Item.Kind.ORIGINAL, Item.Kind.DERIVED)],
    )
    case = forms.ChoiceField(
        label=_("派生情形"), choices=[("", "—"), *Item.Case.choices], required=False
    )
    sources = SourcesField(
        Item.objects.none(),
        label=_("源事项"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("摘录、汇编、引用了哪些在期事项"),
    )
    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("所属项目"), required=False, help_text=_("新立项目的才选")
    )
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    line = LineField(CatalogueLine.objects.none(), label=_("保密事项目录条目"), required=False)
    deviation = forms.CharField(
        label=_("偏离目录的理由"),
        max_length=200,
        required=False,
        help_text=_("与目录一致的不填；不得写入事项内容"),
    )
    category = forms.ChoiceField(
        label=_("商业秘密类别"),
        choices=[
            ("", "—"),
            *TRADE_SECRETS.items(),
            (NO_TRADE_SECRET, _("一般性决定、通知、行政文件")),
        ],
        required=False,
        help_text=_("一般性决定、通知、行政文件不属于商业秘密"),
    )
    checked = forms.MultipleChoiceField(
        label=_("逐项核对后勾选"),
        choices=list(NEVER_SECRET.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("定为国家秘密的须全部勾选，有一项不符的不得定为国家秘密"),
    )
    officer = OfficerField(
        Person.objects.none(),
        label=_("审核的定密责任人"),
        required=False,
        help_text=_("工作秘密，或由小组、委员会、上级审定的不选"),
    )
    leader = forms.ModelChoiceField(Person.objects.none(), label=_("审签领导"), required=False)

    def prepare(self) -> None:
        super().prepare()
        now = timezone.now()
        items = Item.objects.in_force().for_acting().visible_to(self.facts, Action.READ)
        seen = CatalogueLine.objects.visible_to(self.facts, Action.HANDLE)
        self.choose_from("sources", items)
        projects = Project.objects.visible_to(self.facts, Action.HANDLE)
        self.choose_from("project", projects)
        if not projects.exists():
            del self.fields["project"]
        self.choose_from("line", seen.holding_at(now).select_related("level__scheme"))
        reviewers = others_who_review(self.person, now)
        self.choose_from("officer", reviewers)
        self.choose_from("leader", appointed(now, LEADER, HEAD))
        if PATH.at(now) == OFFICER_PATH and not reviewers:
            self.fields["level"].help_text = NOBODY_REVIEWS


class ReviseForm(ProposeForm):
    procedure = revise

    subject: Item

    def prepare(self) -> None:
        super().prepare()
        item, now = self.subject, timezone.now()
        self.initial.update({name: _shown(item, name) for name in OF_DRAFT})
        self.initial["kind"] = item.kind_of
        self.initial["sources"] = [s.origin_id for s in item.sources.holding_at(now)]  # type: ignore[attr-defined]
        seen = ItemContent.objects.visible_to(self.facts, Action.READ).filter(item=item).first()
        self.initial["title"] = seen.title if seen else ""
        self.show_circles(item.chosen_circles(now))
        self.show_period(item.period)


def _shown(item: Item, name: str) -> Any:
    if name == "level":
        return item.label.level_id
    return getattr(item, f"{name}_id", None) or getattr(item, name, None)


def _plain(value: Any) -> Any:
    return list(value) if hasattr(value, "model") and hasattr(value, "query") else value


def others_who_review(person: Person, at: datetime) -> Any:
    """Return the people besides the drafter who may review at some level, as the setting says."""
    if OFFICER.at(at) == LEGAL_LEADER:
        return appointed(at, LEADER, HEAD).exclude(pk=person.pk)
    day = timezone.localdate(at)
    able = Officer.objects.holding_at(at).filter(trained_on__lte=day, trained_until__gte=day)
    rows = Person.objects.filter(is_active=True, pk__in=able.values("person"))
    powers = Prefetch("classifying", able.select_related("level__scheme"), to_attr="powers")
    return rows.exclude(pk=person.pk).prefetch_related(powers)
