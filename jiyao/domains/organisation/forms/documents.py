from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.organisation.models import Citation, OuterRule, RegimeDocument
from jiyao.domains.organisation.procedures.documents import (
    add_document,
    amend_version,
    display_version,
    draft_version,
    review_document,
)
from jiyao.domains.organisation.procedures.outer_rules import cite, compare, enter_rule, supersede
from jiyao.foundation.people.models import Circle
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.procedures.scope_fields import CirclesField


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, widget=DateInput(), help_text=help_text)


def text_field() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 16})
    return forms.CharField(label=_("正文"), max_length=60000, widget=widget)


def circles_field(label: Any) -> CirclesField:
    return CirclesField(
        Circle.objects.none(),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("部门和岗位；都不选就是全体人员"),
    )


def circles() -> Any:
    """Return the units, then the posts, that a text can be addressed to."""
    kinds = (Circle.Kind.UNIT, Circle.Kind.POST)
    rows = Circle.objects.filter(kind_of__in=kinds).select_related("parent")
    return rows.order_by("-kind_of", "parent__name", "name")


class AddDocumentForm(ProcedureForm):
    procedure = add_document
    rank = forms.ChoiceField(label=_("级别"), choices=RegimeDocument.Rank.choices)
    number = forms.CharField(label=_("编号"), max_length=40)
    title = forms.CharField(label=_("名称"), max_length=120)


class DraftVersionForm(ProcedureForm):
    procedure = draft_version
    text = text_field()
    issued_on = day_field(_("印发日期"))
    effective_on = day_field(_("施行日期"), _("不早于印发日期，也不早于批准的当天"))
    review_on = day_field(_("复审日期"))
    interpreter = forms.CharField(label=_("解释部门"), max_length=80, initial=_("保密办"))
    later_prevails = forms.BooleanField(
        label=_("与以前的规定不一致的，以本制度为准"), required=False, initial=True
    )
    circles = circles_field(_("须知悉的人员"))

    def prepare(self) -> None:
        self.choose_from("circles", circles())
        last = self.subject.versions.order_by("-version").first()
        if last:
            self.initial.setdefault("text", last.text)


class AmendVersionForm(ProcedureForm):
    procedure = amend_version
    text = text_field()
    issued_on = day_field(_("印发日期"))
    effective_on = day_field(_("施行日期"))
    review_on = day_field(_("复审日期"))

    def prepare(self) -> None:
        for name in ("text", "issued_on", "review_on"):
            self.initial.setdefault(name, getattr(self.subject, name))
        self.initial.setdefault("effective_on", timezone.localdate(self.subject.since))


class DisplayVersionForm(ProcedureForm):
    procedure = display_version
    place = forms.CharField(label=_("公示地点"), max_length=80)
    displayed_on = day_field(_("公示日期"))


class ReviewDocumentForm(ProcedureForm):
    procedure = review_document
    finding = forms.CharField(
        label=_("复审结论"), max_length=200, help_text=_("继续有效的理由；要修订的请起草新版")
    )
    next_on = day_field(_("下次复审日期"))


class EnterRuleForm(ProcedureForm):
    procedure = enter_rule
    title = forms.CharField(label=_("名称"), max_length=160, help_text=_("不加书名号"))
    agency = forms.CharField(label=_("制定机关"), max_length=80)
    number = forms.CharField(label=_("文号"), max_length=80, required=False)
    force = forms.CharField(
        label=_("效力"), max_length=40, help_text=_("如法律、行政法规、部门规章、规范性文件")
    )
    published_on = day_field(_("公布日期"))
    effective_on = day_field(_("施行日期"))
    interpreter = forms.CharField(label=_("解释权"), max_length=80, required=False)
    documents = forms.ModelMultipleChoiceField(
        RegimeDocument.objects.order_by("number"),
        label=_("须对照的本单位制度"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SupersedeForm(ProcedureForm):
    procedure = supersede
    superseded_on = day_field(_("失效日期"))
    articles = forms.CharField(
        label=_("失效条文"),
        max_length=200,
        required=False,
        help_text=_("只有几条失效的逐条写明，用顿号分开；不填就是全部失效"),
    )
    successor = forms.ModelChoiceField(
        OuterRule.objects.order_by("title"), label=_("代替它的规定"), required=False
    )


class CiteForm(ProcedureForm):
    procedure = cite
    outer = forms.ModelChoiceField(OuterRule.objects.order_by("title"), label=_("外部法规"))
    article = forms.CharField(
        label=_("条文"), max_length=40, required=False, help_text=_("如“第十条”；不填就是全文")
    )


class CompareForm(ProcedureForm):
    procedure = compare
    finding = forms.CharField(label=_("对照结论"), max_length=200)
    corrected = forms.ModelMultipleChoiceField(
        Citation.objects.none(),
        label=_("已改正的引用"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("文本里已经不再引用的"),
    )

    def prepare(self) -> None:
        rows = self.subject.citations.filter(ended_at__isnull=True).select_related("outer")
        self.choose_from("corrected", rows)
