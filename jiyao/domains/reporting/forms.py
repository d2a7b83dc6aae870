"""The forms of what goes up and down; a file is read here, and judged by the rules."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.reporting.files import ANSWER, BYTES, LONG, NOTICE, PACKAGE, SHORT, Sent, read
from jiyao.domains.reporting.marks import bears_mark
from jiyao.domains.reporting.models import Counterpart
from jiyao.domains.reporting.procedures.packages import draw_up, reopen, sign, take_in
from jiyao.domains.reporting.procedures.rectifying import (
    answer_notice,
    issue,
    take_in_answer,
    take_in_notice,
)
from jiyao.domains.reporting.procedures.trusting import trust
from jiyao.foundation.procedures.forms import DateInput, ProcedureForm
from jiyao.foundation.trail.notes import BadNote, VerifierKey

PLAIN = _("只写数量、时间和做法，不写文件标题、文号和涉密内容")


class SentField(forms.FileField):
    """A signed file of one kind, read at once."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        widget = forms.FileInput(attrs={"accept": ".txt"})
        super().__init__(
            label=_("签名文件"), widget=widget, help_text=_("对方导出的 .txt 文件，原样上传")
        )

    def clean(self, data: Any, initial: Any = None) -> Sent:
        file = super().clean(data, initial)
        _engine_is_loaded_before_the_act = bears_mark("")
        return read(file.read(BYTES + 1), self.kind)


class TextField(forms.CharField):
    """Words that will go to another body."""

    def __init__(self, label: Any, most: int, **how: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 5})
        super().__init__(label=label, max_length=most, widget=widget, help_text=PLAIN, **how)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace("\r\n", "\n")
        if not all(sign.isprintable() or sign == "\n" for sign in text):
            raise forms.ValidationError(_("含有不能打印的字符，请重新输入"))
        _engine_is_loaded_before_the_act = bears_mark("")
        return text


class TrustForm(ProcedureForm):
    procedure = trust
    kind = forms.ChoiceField(label=_("关系"), choices=Counterpart.Kind.choices)
    name = forms.CharField(label=_("单位名称"), max_length=80)
    key = forms.CharField(
        label=_("对方公钥"), max_length=300, help_text=_("由对方从“本单位公钥”页给出，整行粘贴")
    )
    checked = forms.CharField(
        label=_("公钥核对方式"),
        max_length=120,
        help_text=_("怎样确认公钥是对方的，如当面交换、电话核对指纹"),
    )

    def clean_key(self) -> str:
        try:
            return str(VerifierKey.parse(self.cleaned_data["key"]))
        except BadNote as fault:
            raise forms.ValidationError(_("不是完整的公钥，请整行粘贴")) from fault


class DrawUpForm(ProcedureForm):
    procedure = draw_up
    findings = TextField(_("检查发现和说明"), SHORT, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("findings", self.subject.findings)


class SignForm(ProcedureForm):
    procedure = sign
    checksum = forms.CharField(label=_("内容校验码"), widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.initial["checksum"] = self.subject.checksum


class ReopenForm(ProcedureForm):
    procedure = reopen
    reason = forms.CharField(label=_("重报理由"), max_length=200)


class TakeInForm(ProcedureForm):
    procedure = take_in
    file = SentField(PACKAGE)


class IssueForm(ProcedureForm):
    procedure = issue
    counterpart = forms.ModelChoiceField(Counterpart.objects.none(), label=_("下级单位"))
    findings = TextField(_("存在问题和整改要求"), LONG)
    due_on = forms.DateField(label=_("答复期限"), widget=DateInput())

    def prepare(self) -> None:
        rows = Counterpart.objects.below().holding_at(timezone.now())
        self.choose_from("counterpart", rows.order_by("name"))


class TakeInNoticeForm(ProcedureForm):
    procedure = take_in_notice
    file = SentField(NOTICE)


class AnswerForm(ProcedureForm):
    procedure = answer_notice
    answer = TextField(_("整改情况"), LONG)


class TakeInAnswerForm(ProcedureForm):
    procedure = take_in_answer
    file = SentField(ANSWER)
