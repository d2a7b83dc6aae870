from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.forms.circulating import choose_the_only_one, places
from jiyao.domains.carriers.forms.for_a_wish import ForAWish
from jiyao.domains.carriers.models import Copying, MadeCopy, Place
from jiyao.domains.carriers.procedures.copying import duplicate, keep
from jiyao.domains.carriers.rules.copying import needs_consent
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm

AFTERWARDS = ("place", "made", "spoilt", "destroyed", "marked")


class DuplicateForm(ForAWish, ProcedureForm):
    leads_on = True
    procedure = duplicate
    reason_field = "purpose"
    of_wish: ClassVar[dict[str, str]] = {
        "number": "copies",
        "purpose": "purpose",
        "distribution": "distribution",
    }
    number = forms.IntegerField(label=_("申请份数"), min_value=1, max_value=999)
    purpose = forms.CharField(
        label=_("用途"),
        max_length=120,
        help_text=_("审批人都能看到，不要写标题和涉密内容"),
    )
    distribution = forms.CharField(label=_("发放范围"), max_length=120)
    consent = forms.CharField(
        label=_("制发机关同意文号"),
        max_length=80,
        required=False,
        help_text=_("须经制发机关同意的才填"),
    )
    recall = forms.DateField(
        label=_("收回期限"),
        widget=DateInput(),
        help_text=_("到期前全部收回，归档或销毁"),
    )
    meeting = forms.CharField(
        label=_("会议"),
        max_length=80,
        required=False,
        help_text=_("复制会议文件的填会议名称，名称涉密的填代号"),
    )
    place = forms.ModelChoiceField(Place.objects.none(), label=_("复制地点"))
    made = forms.IntegerField(label=_("实际复制份数"), min_value=1, max_value=999)
    spoilt = forms.IntegerField(label=_("废页张数"), min_value=0, max_value=9999, initial=0)
    destroyed = forms.IntegerField(
        label=_("已当场销毁的废页张数"), min_value=0, max_value=9999, initial=0
    )

    marked = forms.BooleanField(label=_("每份复制件都已标明密级"), required=False)

    def prepare(self) -> None:
        super().prepare()
        level = self.subject.level
        if needs_consent(level, timezone.now()):
            self.fields["consent"].required = True
            words = _("复制%(level)s须经制发机关同意") % {"level": level}
            self.fields["consent"].help_text = words
        self.choose_from("place", places(Place.Kind.COPYING, Place.Kind.ROOM))
        choose_the_only_one(self, "place")
        if self.is_request:
            for name in AFTERWARDS:
                self.fields.pop(name)


class KeepForm(ProcedureForm):
    procedure = keep
    reason_field = "reason"
    kept = forms.ModelMultipleChoiceField(
        MadeCopy.objects.none(), label=_("留存的份"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("留存理由"), max_length=120)

    subject: Copying

    def prepare(self) -> None:
        seen = MadeCopy.objects.visible_to(self.facts, Action.HANDLE)
        self.choose_from("kept", seen.filter(pk__in=self.subject.unsettled().values("pk")))
