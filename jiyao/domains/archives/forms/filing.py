from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.forms.choosing import ItemsField, archivists, everybody
from jiyao.domains.archives.models import (
    Collection,
    FilingClass,
    Restricted,
    Retention,
    Stage,
    Volume,
)
from jiyao.domains.archives.procedures.filing import (
    enter_class,
    file_in,
    found_volume,
    hand_over,
    take_out,
)
from jiyao.domains.carriers.forms.scanning import CopiesField
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Compartment, Level
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class EnterClassForm(ProcedureForm):
    procedure = enter_class
    number = forms.RegexField(
        r"^[A-Za-z0-9.]{1,20}$",
        label=_("分类号"),
        help_text=_("如：WS、KJ.1，只用字母、数字和点"),
    )
    name = forms.CharField(label=_("类目"), max_length=60, help_text=_("只写门类，不写档案内容"))
    retention = forms.ChoiceField(label=_("保管期限"), choices=Retention.choices)
    collection = forms.ChoiceField(label=_("档案性质"), choices=Collection.choices)
    custodian = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("保管人"),
        required=False,
        empty_label=_("不另指定"),
        help_text=_("会议记录、人事和专案材料必须指定"),
    )

    def prepare(self) -> None:
        self.choose_from("custodian", everybody())


class FoundVolumeForm(ProcedureForm):
    procedure = found_volume
    filing_class = forms.ModelChoiceField(FilingClass.objects.none(), label=_("类目"))
    year = forms.IntegerField(label=_("年度"), min_value=1949, max_value=2099)
    level = forms.ModelChoiceField(Level.objects.select_related("scheme"), label=_("可放最高密级"))
    matter = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("专案"),
        required=False,
        empty_label=_("不归入专案"),
        help_text=_("人事、专案材料只有专案的指定保管人看得到"),
    )

    def prepare(self) -> None:
        classes = FilingClass.objects.visible_to(self.facts, Action.HANDLE)
        self.choose_from("filing_class", classes.holding_at(timezone.now()).order_by("number"))
        matters = Compartment.objects.filter(pk__in=sorted(self.facts.compartments))
        self.choose_from("matter", matters)
        self.fields["year"].initial = timezone.localdate().year


class FileInForm(ProcedureForm):
    procedure = file_in
    copies = forms.CharField()
    restricted = forms.ChoiceField(
        label=_("控制范围"),
        required=False,
        choices=[("", _("不属于控制范围")), *Restricted.choices],
        help_text=_("对这次归入的各件都适用"),
    )

    def prepare(self) -> None:
        self.fields["copies"] = CopiesField(self.facts, label=_("归入的份"))
        self.order_fields(["copies", "restricted"])


class TakeOutForm(ProcedureForm):
    procedure = take_out
    items = ItemsField(_("撤出哪几件"))

    def prepare(self) -> None:
        field: Any = self.fields["items"]
        field.offer(self.subject, self.facts)


class HandOverForm(ProcedureForm):
    procedure = hand_over
    volumes = forms.ModelMultipleChoiceField(
        Volume.objects.none(), label=_("移交的案卷"), widget=forms.CheckboxSelectMultiple
    )
    receiver = forms.ModelChoiceField(
        Person.objects.none(), label=_("接收人"), help_text=_("档案工作网络中的专职档案员")
    )

    def prepare(self) -> None:
        rows = Volume.objects.visible_to(self.facts, Action.HANDLE).for_acting()
        rows = rows.filter(state=Stage.COLLECTING, items__until__isnull=True, items__isnull=False)
        self.choose_from("volumes", rows.distinct().order_by("number"))
        self.choose_from("receiver", archivists().exclude(pk=self.person.pk))
