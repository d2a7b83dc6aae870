"""Fields of the forms about checks: the uploaded result, the key, the findings to choose."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.models import Finding, Sighting
from jiyao.domains.inspection.results import Delivered, plain_key
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.vault.judging import Upload

KEPT_AS = "检查结果原件.txt"
MOST_SHOWN = 1 << 20


class KeyField(forms.CharField):
    """An Ed25519 public key in base64."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        key = plain_key(text) if text else ""
        if text and not key:
            raise forms.ValidationError(
                _("不是 Ed25519 公钥：应为 32 字节的 base64，44 个字符，见结果文件的 public_key")
            )
        return key


class ResultField(forms.FileField):
    """The result of a run. What is wrong with it is for the rules to say."""

    def __init__(self) -> None:
        super().__init__(
            label=_("检查结果文件"),
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": ".json"}),
            help_text=_(
                "jiyao-scan --json 写出、--sign 签名的文件，不超过 %(most)d MB。"
                "签名只说明签名以后没有改动，不说明检查时如实查了全部文件：谁拿着工具，谁就拿着密钥。"
            )
            % {"most": settings.FILE_MEGABYTES},
        )

    def clean(self, *args: Any) -> Delivered:
        came = super().clean(*args)
        upload = Upload(KEPT_AS, came.read(), came.size)
        _read_before_the_act = Delivered(upload)
        if upload.data and _read_before_the_act.result and _read_before_the_act.holds:
            _turned_before_the_act = upload.seen
        return _read_before_the_act


class FindingsField(forms.ModelMultipleChoiceField):
    """Findings of a run, each by number, verdict and, to who may read it, path."""

    def __init__(self) -> None:
        super().__init__(
            Finding.objects.none(), label=_("问题"), widget=forms.CheckboxSelectMultiple
        )

    def offer(self, rows: Any, person: PersonFacts) -> None:
        """Offer these findings, with their paths where the person may read them."""
        self.queryset = rows
        seen = Sighting.objects.visible_to(person, Action.READ).filter(finding__in=rows)
        self.paths = dict(seen.order_by("pk").values_list("finding", "path"))

    def label_from_instance(self, finding: Any) -> str:
        told = f"{finding.number} {finding.get_verdict_display()}"
        return f"{told} {self.paths.get(finding.pk, '')}".strip()
