from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.forms.fields import WAITING, TextAndFiles, lines
from jiyao.domains.release.models import Submission
from jiyao.domains.release.procedures.publishing import name_publisher, publish
from jiyao.domains.release.procedures.rechecking import recheck, withdraw
from jiyao.foundation.access.models import Label, Level
from jiyao.foundation.access.readers import cleared_for
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import ProcedureForm


class NamePublisherForm(ProcedureForm):
    procedure = name_publisher
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("发布员"),
        help_text=_("作者和审查人不能发布自己经手的信息；只列出有内部级资格的人"),
    )
    channel = forms.CharField(label=_("负责的网站、栏目或渠道"), max_length=120)

    def prepare(self) -> None:
        internal = Level.objects.select_related("scheme").get(scheme__code="work", code="internal")
        able = cleared_for(Label(level=internal), timezone.now())
        self.choose_from("person", able.order_by("pinyin"))


class PublishForm(TextAndFiles, ProcedureForm):
    procedure = publish
    place = forms.CharField(label=_("发布位置"), max_length=120)
    address = forms.CharField(
        label=_("网址或刊期"), max_length=300, required=False, help_text=_("口头发布的写时间和场合")
    )
    field_order = ("place", "address", "text", "uploads")

    subject: Submission

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("place", self.subject.place)
        self.fields["text"].help_text = _("把实际发布的全文粘贴到这里，与审定的稿件逐字核对")
        self.fields["uploads"].help_text = _("把实际发布的附件选在这里，与审定的文件逐字节核对")

    def clean(self) -> dict[str, Any]:
        return self.put_together(super().clean() or {})


class RecheckForm(TextAndFiles, ProcedureForm):
    procedure = recheck
    words = forms.CharField(label=_("复查说明"), max_length=200, required=False)
    field_order = ("text", "uploads", "words")

    def prepare(self) -> None:
        super().prepare()
        self.fields["text"].help_text = _("把现在网上、刊物上的全文粘贴到这里，重新筛查")
        self.fields["uploads"].help_text = _("或选择从发布处下载的文件；图片需要十几秒")

    def clean(self) -> dict[str, Any]:
        return self.put_together(super().clean() or {}, seconds=WAITING)


class WithdrawForm(ProcedureForm):
    procedure = withdraw
    reason = lines(_("撤下原因"), 300)
    incident = forms.CharField(
        label=_("泄密事件报告编号"),
        max_length=80,
        required=False,
        help_text=_("涉及泄密的，立即报告保密办并填编号"),
    )
