from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.trail.models import Checkpoint


class SheetForm(forms.Form):
    """What a printed checkpoint tells of itself; the stored one is shown to compare."""

    log = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2099)
    size = forms.IntegerField(label=_("条数"), min_value=1, max_value=10**12)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not Checkpoint.objects.filter(**values).exists():
            raise forms.ValidationError(
                _("没有这一张检查点。纸上确有这一张的，说明记录被退回或改动过，请立即报告保密办")
            )
        return values
